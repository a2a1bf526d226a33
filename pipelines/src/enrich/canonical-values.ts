/**
 * One spelling per language, time zone, country and page, or null for what is none.
 *
 * `Intl` takes some 30 µs a question and a workspace's visitors ask few different ones, so answers are recalled.
 */
import { recallRecent } from './recall-recent.ts';

/** BCP 47 in canonical case (`PT-br` → `pt-BR`); `_` is read as `-`. Null when invalid, wild or undetermined. */
export function canonicalLanguage(tag: string | undefined): string | null {
  return tag ? recallLanguage(tag) : null;
}

const recallLanguage = recallRecent(2_000, readLanguage);

function readLanguage(tag: string): string | null {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'));
    return canonical === undefined || /^(?:und|mul|zxx|root)\b/.test(canonical) ? null : canonical;
  } catch {
    return null;
  }
}

/** An IANA zone in its own case; null when unknown. A bare offset (`+02:00`) is no zone: it has no daylight saving. */
export function canonicalTimezone(zone: string | undefined): string | null {
  return zone ? recallTimezone(zone) : null;
}

const recallTimezone = recallRecent(2_000, readTimezone);

function readTimezone(zone: string): string | null {
  const name = zone.trim();
  if (!name || /^[+-]/.test(name)) return null;
  try {
    const resolved = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    // V8 answers with the older name of a renamed zone (Asia/Calcutta): keep the sender's, in the usual case.
    return resolved.toLowerCase() === name.toLowerCase() ? resolved : titleZone(name);
  } catch {
    return null;
  }
}

function titleZone(name: string): string {
  return name === name.toLowerCase() || name === name.toUpperCase()
    ? name.toLowerCase().replace(/(?:^|[/_-])[a-z]/g, (letter) => letter.toUpperCase())
    : name;
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Not a country: Cloudflare's XX (unknown) and T1 (Tor), ZZ, old GeoIP's proxies, satellites and continents. */
const noCountry = new Set(['XX', 'ZZ', 'T1', 'A1', 'A2', 'O1', 'EU', 'AP', 'UN', 'EZ', 'XA', 'XB', 'QO']);

/** Upper-case ISO 3166-1 alpha-2 (`uk` → `GB`), Kosovo's XK included; null when it names no country. */
export function canonicalCountry(code: string | undefined): string | null {
  return code ? recallCountry(code) : null;
}

const recallCountry = recallRecent(2_000, readCountry);

function readCountry(code: string): string | null {
  const upper = code.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(upper) || noCountry.has(upper)) return null;
  const [current = ''] = Intl.getCanonicalLocales(`und-${upper}`);
  const region = current.slice('und-'.length);
  return regions.of(region) === undefined ? null : region;
}

/** A place's name, trimmed, at most 200 characters; null when empty or a placeholder. */
export function canonicalPlace(name: string | undefined): string | null {
  const text = name?.trim().replace(/\s+/g, ' ').slice(0, 200);
  return !text || /^(?:unknown|null|undefined|n\/a|-|\?|xx)$/i.test(text) ? null : text;
}

/**
 * An http(s) address without credentials, or a path from the site's root. Null for anything else: the dashboard links to
 * it, and `javascript:` is no page.
 */
export function canonicalPage(address: string | undefined): string | null {
  const text = address?.trim();
  if (!text) return null;
  if (/^\/(?![/\\])/.test(text)) return text;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (url.username === '' && url.password === '') return text;
  url.username = '';
  url.password = '';
  return url.href;
}
