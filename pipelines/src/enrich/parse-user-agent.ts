/**
 * A user agent's device class, browser and system.
 *
 * `which-browser` (MIT) reads the string, `isbot` (Unlicense) knows robots, `device-rules.ts` holds what both miss, and
 * client hints, where the sender has them, overrule all three: since the user agent is frozen they know better.
 * An iPad whose Safari asks for desktop sites sends a Mac's user agent and no hints; it is counted as a desktop.
 */
import { isbot } from 'isbot';
import WhichBrowser from 'which-browser';
import { nameBrowser, nameSystem } from './canonical-names.ts';
import { browserTokens, classifyModel, declarations, readAndroidModel } from './device-rules.ts';
import { readClientHints, type ClientHints } from './read-client-hints.ts';
import { recallRecent } from './recall-recent.ts';

export const deviceClasses = ['desktop', 'mobile', 'tablet', 'tv', 'console', 'wearable', 'bot', 'other'] as const;
export type DeviceClass = (typeof deviceClasses)[number];

export interface ParsedUserAgent {
  device: DeviceClass | null;
  browser: string | null;
  os: string | null;
}

const unknown: ParsedUserAgent = Object.freeze({ device: null, browser: null, os: null });

/** Some 200 bytes each: 10,000 distinct user agents take about 4 MB. */
const parse = recallRecent(10_000, parseUncached);

/** Device class, canonical browser and system names; each is null when the strings do not tell. Never throws. */
export function parseUserAgent(ua: string | null | undefined, hints?: ClientHints): ParsedUserAgent {
  const said = ua ? parse(ua) : unknown;
  if (!hints) return said;
  const hinted = readClientHints(hints);
  if (said.device === 'bot') return said;
  return {
    device: hinted.device ?? said.device,
    // "Chromium" alone is the engine: the user agent may know the product built on it.
    browser: (hinted.browser === 'Chromium' ? (said.browser ?? hinted.browser) : hinted.browser) ?? said.browser,
    os: hinted.os ?? said.os,
  };
}

function parseUncached(ua: string): ParsedUserAgent {
  const text = ua.trim();
  if (text === '') return unknown;
  const seen = inspect(text);
  const robot = seen.type === 'bot' || isRobot(text, seen.type);
  const device = robot ? 'bot' : classify(text, seen);
  const browser = nameByToken(text) ?? nameBrowser(seen.browser) ?? nameWebView(text, seen.os);
  const os = nameSystem(seen.os);
  return { device, browser, os: os === 'iOS' && device === 'tablet' ? 'iPadOS' : os };
}

interface Inspected {
  type: string | undefined;
  /** The library knows this very model, rather than inferring a class. */
  exact: boolean;
  browser: string | undefined;
  os: string | undefined;
}

const EXACT_MATCH = 4;

/** The third party's reading of a stranger's string: what makes it throw is as good as unknown. */
function inspect(ua: string): Inspected {
  try {
    const { device, browser, os } = new WhichBrowser(ua);
    return {
      type: device.type,
      exact: (Number(device.identified) & EXACT_MATCH) !== 0,
      browser: browser.name ? browser.name : undefined,
      os: os.name ? os.name : undefined,
    };
  } catch {
    return { type: undefined, exact: false, browser: undefined, os: undefined };
  }
}

/** Words that only a robot's own name carries; a phone may be called "BOT 552", but not "name-bot/1.0". */
const robotName =
  /[\w-]*bot\/|\b(?:crawler|spider|headless\w*|lighthouse|scrapy|phantomjs)\b|-Google\/\d|\bcompatible; *[^;)]*(?:bot|crawl|spider)|\+https?:/i;

/** `isbot` takes old phones, televisions and in-app browsers for robots, so a recognised visitor's device outweighs it. */
function isRobot(ua: string, type: string | undefined): boolean {
  if (!isbot(ua)) return false;
  if (robotName.test(ua)) return true;
  // A native app's string ("Shop/3.2 (iPhone; iOS 17.5)") looks like a script's, but for its platform.
  if (!type) return !/\b(?:iPhone|iPad|iOS|Android|Darwin)\b/.test(ua);
  return type === 'desktop' && !/chromeframe|QQDownload/.test(ua);
}

const classes: Record<string, DeviceClass> = {
  desktop: 'desktop',
  mobile: 'mobile',
  pda: 'mobile',
  media: 'mobile',
  tablet: 'tablet',
  ereader: 'tablet',
  television: 'tv',
  gaming: 'console',
  watch: 'wearable',
  headset: 'wearable',
};

function classify(ua: string, seen: Inspected): DeviceClass | null {
  const declared = declarations.find(({ pattern }) => pattern.test(ua));
  if (declared) return declared.device;
  const given = seen.type ? (classes[seen.type] ?? 'other') : null;
  if (seen.os === 'Android' || /\bAndroid\b/.test(ua)) return classifyAndroid(ua, given, seen.exact);
  return given ?? guessFromSystem(ua);
}

function classifyAndroid(ua: string, given: DeviceClass | null, exact: boolean): DeviceClass {
  if (given !== null && given !== 'mobile' && given !== 'tablet') return given;
  if (given !== null && exact) return given;
  const model = readAndroidModel(ua);
  const implied = model === null ? null : classifyModel(model);
  if (implied !== null) return implied;
  // Chrome leaves `Mobile` out on tablets. Apps (Dalvik, web views cut short) leave it out everywhere.
  const saysNothing = !/\bMobile\b/.test(ua) && !/\bSafari\//.test(ua);
  return saysNothing ? 'mobile' : (given ?? 'mobile');
}

/** For apps, whose strings name a system but no device. */
function guessFromSystem(ua: string): DeviceClass | null {
  if (/\biPad/.test(ua)) return 'tablet';
  if (/\b(?:iPhone|iPod|Windows Phone|J2ME|MIDP)/.test(ua)) return 'mobile';
  return /\b(?:Windows|win(?:10|11|32|64)|macOS|Mac ?OS|Macintosh|MacBook|iMac|X11|Linux x86_64|CrOS)/i.test(ua)
    ? 'desktop'
    : null;
}

function nameByToken(ua: string): string | null {
  return browserTokens.find(({ pattern }) => pattern.test(ua))?.browser ?? null;
}

function nameWebView(ua: string, os: string | undefined): string | null {
  if (os === 'Android' && /; ?wv\)|\bVersion\/4\.0 Chrome\//.test(ua)) return 'Android WebView';
  return os === 'iOS' && /\bMobile\/\w+/.test(ua) && !/\bSafari\//.test(ua) ? 'iOS WebView' : null;
}
