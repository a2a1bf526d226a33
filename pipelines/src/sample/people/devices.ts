import type { Random } from '../engine/random.ts';
import type { Device } from '../script.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

/** Real user agents in the form browsers send them today (reduced: `10_15_7`, `Android 10; K`, `Chrome/N.0.0.0`). */
const userAgents: Readonly<Record<Device, readonly (readonly [userAgent: string, weight: number])[]>> = {
  desktop: [
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/157.0.0.0 Safari/537.36`, 24],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/156.0.0.0 Safari/537.36`, 9],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/157.0.0.0 Safari/537.36 Edg/157.0.0.0`, 13],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:158.0) Gecko/20100101 Firefox/158.0`, 10],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0`, 3],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI} Version/27.1 Safari/605.1.15`, 12],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI} Version/26.6 Safari/605.1.15`, 6],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Chrome/157.0.0.0 Safari/537.36`, 9],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:158.0) Gecko/20100101 Firefox/158.0`, 3],
    [`Mozilla/5.0 (X11; Linux x86_64; rv:158.0) Gecko/20100101 Firefox/158.0`, 3],
    [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/157.0.0.0 Safari/537.36`, 2],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/157.0.0.0 Safari/537.36`, 1],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/156.0.0.0 Safari/537.36 OPR/140.0.0.0`, 2],
  ],
  mobile: [
    [`Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/157.0.0.0 Mobile Safari/537.36`, 30],
    [`Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/156.0.0.0 Mobile Safari/537.36`, 8],
    [`Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${SAFARI} Version/27.1 Mobile/15E148 Safari/604.1`, 24],
    [`Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${SAFARI} Version/26.6 Mobile/15E148 Safari/604.1`, 12],
    [`Mozilla/5.0 (iPhone; CPU iPhone OS 18_6_2 like Mac OS X) ${SAFARI} Version/18.6 Mobile/15E148 Safari/604.1`, 4],
    [`Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} SamsungBrowser/31.0 Chrome/148.0.0.0 Mobile Safari/537.36`, 9],
    [`Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} SamsungBrowser/30.0 Chrome/142.0.0.0 Mobile Safari/537.36`, 3],
    [`Mozilla/5.0 (Android 16; Mobile; rv:158.0) Gecko/158.0 Firefox/158.0`, 4],
    [
      `Mozilla/5.0 (Linux; Android 16; Pixel 9 Build/BP4A.260105.004; wv) ${WEBKIT} Version/4.0 Chrome/157.0.8102.45 Mobile Safari/537.36`,
      4,
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 27_1_0 like Mac OS X) ${SAFARI} CriOS/157.0.8102.45 Mobile/15E148 Safari/604.1`,
      4,
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${SAFARI} Mobile/22H20 Instagram 452.0.0.31.78 (iPhone15,3; iOS 18_7; en_GB; en; scale=3.00; 1290x2796; 801234567)`,
      2,
    ],
  ],
  tablet: [
    [`Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) ${SAFARI} Version/26.6 Mobile/15E148 Safari/604.1`, 6],
    [`Mozilla/5.0 (iPad; CPU OS 27_1_0 like Mac OS X) ${SAFARI} CriOS/157.0.8102.45 Mobile/15E148 Safari/604.1`, 3],
    [`Mozilla/5.0 (Linux; Android 14; SM-X720) ${WEBKIT} Chrome/157.0.0.0 Safari/537.36`, 3],
    [`Mozilla/5.0 (Linux; Android 13; Lenovo TB-J606F) ${WEBKIT} Chrome/156.0.0.0 Safari/537.36`, 1],
  ],
  crawler: [
    [
      `Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) ${WEBKIT} Chrome/156.0.8078.60 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
      1,
    ],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/136.0.0.0 Safari/537.36',
      1,
    ],
    ['Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)', 1],
  ],
};

/** Share of each device among visitors of an ordinary scenario. */
export const deviceShares: Readonly<Record<Device, number>> = { desktop: 45, mobile: 48, tablet: 7, crawler: 0 };

export function drawUserAgent(device: Device, random: Random): string {
  return random.weighted(userAgents[device]);
}

/** Whether the chat ran inside the shop's own Android app. */
export function isShopApp(userAgent: string): boolean {
  return userAgent.includes('; wv)');
}
