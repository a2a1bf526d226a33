import { describe, expect, test } from 'vitest';
import { parseUserAgent } from './parse-user-agent.ts';
import { recallRecent } from './recall-recent.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const android = (model: string, rest = 'Chrome/130.0.0.0 Mobile Safari/537.36') =>
  `Mozilla/5.0 (Linux; Android 13; ${model}) ${webkit} ${rest}`;

describe('today’s browsers', () => {
  test.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/130.0.0.0 Safari/537.36`,
      'desktop',
      'Chrome',
      'Windows',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0`,
      'desktop',
      'Edge',
      'Windows',
    ],
    [
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/130.0.0.0 Safari/537.36`,
      'desktop',
      'Chrome',
      'ChromeOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:131.0) Gecko/20100101 Firefox/131.0',
      'desktop',
      'Firefox',
      'macOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
      'desktop',
      'Safari',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'mobile',
      'Safari',
      'iOS',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1',
      'tablet',
      'Chrome',
      'iPadOS',
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/130.0.0.0 Mobile Safari/537.36`,
      'mobile',
      'Chrome',
      'Android',
    ],
    [`Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/130.0.0.0 Safari/537.36`, 'tablet', 'Chrome', 'Android'],
    ['Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0', 'mobile', 'Firefox', 'Android'],
    [
      android('SM-S918B', 'SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36'),
      'mobile',
      'Samsung Internet',
      'Android',
    ],
    [
      'Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) Version/6.0 TV Safari/537.36',
      'tv',
      null,
      'Tizen',
    ],
    [
      'Mozilla/5.0 (PlayStation; PlayStation 5/6.50) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.4 Safari/605.1.15',
      'console',
      null,
      null,
    ],
  ])('%s', (ua, device, browser, os) => {
    expect(parseUserAgent(ua)).toEqual({ device, browser, os });
  });
});

test.each(['SurfTab 10', 'TB-X306X', 'SM-X205', 'DBY2-W09', '23073RPBFG', 'OPD2203', 'Some Tablet 7', 'FunKids'])(
  'a tablet with a SIM slot says Mobile, and its model "%s" says tablet',
  (model) => {
    expect(parseUserAgent(android(model)).device).toBe('tablet');
  },
);

test.each(['SM-A546B', 'CPH2609', 'LGE-NX9', '2201117TG', 'Pixel 9', 'VR BOT 552'])(
  'the model "%s" is a phone',
  (model) => {
    expect(parseUserAgent(android(model)).device).toBe('mobile');
  },
);

test('Android on a laptop is a desktop', () => {
  expect(parseUserAgent(android('HP EliteBook 840', 'Chrome/120.0.0.0 Safari/537.36')).device).toBe('desktop');
});

test('apps leave Mobile out, which says nothing of a screen', () => {
  expect(parseUserAgent('Dalvik/2.1.0 (Linux; U; Android 14; Acme One Build/UP1A)').device).toBe('mobile');
  expect(parseUserAgent('Shop/3.2 (iPhone; iOS 17.5; Scale/3.00)').device).toBe('mobile');
});

test.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  `Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)`,
  android(
    'Nexus 5X Build/MMB29P',
    'Chrome/130.0.0.0 Mobile Safari/537.36 (compatible; NewCrawler/1.0; +https://new.example)',
  ),
  `Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/120.0.0.0 Safari/537.36`,
  'curl/8.1',
  'python-requests/2.31',
])('a robot: %s', (ua) => {
  expect(parseUserAgent(ua).device).toBe('bot');
});

test('client hints overrule the frozen user agent, and silent ones leave it be', () => {
  const frozen = `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/130.0.0.0 Mobile Safari/537.36`;
  const brands = '"Chromium";v="130", "Google Chrome";v="130", "Not?A_Brand";v="99"';
  expect(parseUserAgent(frozen, { brands, mobile: '?1', platform: '"Android"', model: '"SM-X200"' }).device).toBe(
    'tablet',
  );
  expect(parseUserAgent(frozen, { brands, mobile: '?1', formFactors: '"Tablet"' }).device).toBe('tablet');
  expect(parseUserAgent(frozen, {})).toEqual(parseUserAgent(frozen));
  expect(parseUserAgent(frozen, { brands: 'garbage;;"', platform: '"Unknown"' })).toEqual(parseUserAgent(frozen));
});

test('a hostile string is answered quickly and within bounds', () => {
  const pieces = ['(', 'Android ', '; ', 'a/', 'Mozilla/5.0 ', ' ', '](', 'Opera ', '\u0000', '😀', 'bot', '__proto__'];
  for (const piece of pieces) {
    const startedMs = performance.now();
    const { browser, os } = parseUserAgent(piece.repeat(2_000).slice(0, 2_000));
    expect(performance.now() - startedMs, piece).toBeLessThan(500);
    expect((browser ?? '').length + (os ?? '').length).toBeLessThanOrEqual(80);
  }
});

test('the recall keeps the recently asked and forgets the oldest', () => {
  const asked: string[] = [];
  const recalled = recallRecent(2, (key) => {
    asked.push(key);
    return key.length;
  });
  for (const key of ['a', 'bb', 'a', 'ccc', 'a', 'bb']) expect(recalled(key)).toBe(key.length);
  expect(asked).toEqual(['a', 'bb', 'ccc', 'bb']);
});
