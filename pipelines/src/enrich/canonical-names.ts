/** One name per browser and system: form factor is a dimension of its own, so "Firefox Mobile" is Firefox. */

const browsers: Record<string, string> = {
  'Chrome Mobile': 'Chrome',
  'Firefox Mobile': 'Firefox',
  'Opera Mobile': 'Opera',
  'Opera Devices': 'Opera',
  'Opera Touch': 'Opera',
  'Mobile Internet Explorer': 'Internet Explorer',
  'Pocket Internet Explorer': 'Internet Explorer',
  'Samsung Browser': 'Samsung Internet',
  'Google Chrome': 'Chrome',
  'Microsoft Edge': 'Edge',
  YaBrowser: 'Yandex Browser',
  Yandex: 'Yandex Browser',
  'Mobile Safari': 'Safari',
  'Bing Search': 'Bing',
};

const systems: Record<string, string> = {
  'OS X': 'macOS',
  'Mac OS X': 'macOS',
  'Chrome OS': 'ChromeOS',
  'Chromium OS': 'ChromeOS',
  FireOS: 'Fire OS',
  'Harmony OS': 'HarmonyOS',
  'Android Wear': 'Wear OS',
};

/** The browser's canonical name; null for an empty one. */
export function nameBrowser(raw: string | null | undefined): string | null {
  return canonical(raw, browsers);
}

/** The operating system's canonical name; null for an empty one. */
export function nameSystem(raw: string | null | undefined): string | null {
  return canonical(raw, systems);
}

/** Names reach ClickHouse's LowCardinality columns: what a stranger's header could inflate is cut to 40 characters. */
function canonical(raw: string | null | undefined, known: Record<string, string>): string | null {
  if (typeof raw !== 'string') return null;
  const name = raw.trim().slice(0, 40);
  if (name === '') return null;
  return Object.hasOwn(known, name) ? known[name]! : name;
}
