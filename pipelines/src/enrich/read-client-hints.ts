/** User-agent client hints: what Chromium says now that its user agent is frozen (wicg.github.io/ua-client-hints). */
import { nameBrowser, nameSystem } from './canonical-names.ts';
import { classifyModel } from './device-rules.ts';
import type { ParsedUserAgent } from './parse-user-agent.ts';

export interface ClientHints {
  /** `Sec-CH-UA` or `Sec-CH-UA-Full-Version-List`: `"Brave";v="130", "Chromium";v="130", "Not?A_Brand";v="99"`. */
  brands?: string;
  /** `Sec-CH-UA-Mobile`: `?1` or `?0`. */
  mobile?: string;
  /** `Sec-CH-UA-Platform`: `"Windows"`. */
  platform?: string;
  /** `Sec-CH-UA-Model`: `"SM-X200"`. */
  model?: string;
  /** `Sec-CH-UA-Form-Factors`: `"Tablet"`. */
  formFactors?: string;
}

const forms: Record<string, ParsedUserAgent['device']> = {
  Desktop: 'desktop',
  Mobile: 'mobile',
  Tablet: 'tablet',
  Watch: 'wearable',
  XR: 'wearable',
  EInk: 'tablet',
  Automotive: 'other',
};

/** What the hints alone say, null where they are silent. Malformed hints are silent. */
export function readClientHints(hints: ClientHints): ParsedUserAgent {
  const brand = readBrand(hints.brands);
  const os = nameSystem(quoted(hints.platform)[0]);
  if (brand === 'HeadlessChrome') return { device: 'bot', browser: brand, os };
  return { device: readForm(hints, os), browser: nameBrowser(brand), os: os === 'Unknown' ? null : os };
}

function readForm(hints: ClientHints, os: string | null): ParsedUserAgent['device'] {
  for (const form of quoted(hints.formFactors)) if (Object.hasOwn(forms, form)) return forms[form]!;
  const model = quoted(hints.model)[0];
  const byModel = model ? classifyModel(model) : null;
  if (byModel) return byModel;
  if (hints.mobile?.trim() === '?1') return 'mobile';
  if (hints.mobile?.trim() !== '?0' || os === null) return null;
  if (os === 'Android') return 'tablet';
  return ['Windows', 'macOS', 'Linux', 'ChromeOS'].includes(os) ? 'desktop' : null;
}

/** The most telling brand: neither the engine's ("Chromium") nor the meaningless one browsers add ("Not?A_Brand"). */
function readBrand(list: string | undefined): string | undefined {
  const names = quoted(list).filter(
    (name) => /[a-z]/i.test(name) && !/^\d[\d.]*$/.test(name) && !/not.{0,3}a.{0,3}brand/i.test(name),
  );
  return names.find((name) => name !== 'Chromium') ?? names[0];
}

/** The quoted strings of a structured header. */
function quoted(header: string | undefined): string[] {
  return Array.from((header ?? '').slice(0, 1_000).matchAll(/"([^"]*)"/g), (match) => match[1]!).filter(
    (text) => text !== '',
  );
}
