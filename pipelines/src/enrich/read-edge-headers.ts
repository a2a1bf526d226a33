/**
 * What the platform in front of us says of the connection.
 *
 *   Cloudflare  cf-ipcountry always; cf-ipcity, cf-region, cf-timezone with "Add visitor location headers"; raw UTF-8,
 *               which Node hands over as Latin-1.                    XX = unknown, T1 = Tor.
 *   Vercel      x-vercel-ip-country, -country-region, -timezone; -city is percent-encoded.
 *   CloudFront  cloudfront-viewer-country, -country-region-name, -city, -time-zone; when the policy forwards them.
 *   Fly         no place at all. fly-region is the data centre that took the connection, not where the visitor is;
 *               fly-client-ip is the visitor's address, which the `.mmdb` file can place.
 *
 * They describe whoever opened the connection. That is the visitor only when the visitor's browser did: see
 * `belongsToVisitor`. Nothing here can tell a forged header from a real one, so the platform has to strip its own.
 */
import { isIP } from 'node:net';
import { canonicalCountry, canonicalPlace, canonicalTimezone } from './canonical-values.ts';
import type { ClientHints } from './read-client-hints.ts';

/** A request's headers; names are asked for in lower case. `Headers` fits, and so does `new Map()` for none. */
export interface EdgeHeaders {
  get(name: string): string | null | undefined;
}

export interface Place {
  country: string | null;
  region: string | null;
  city: string | null;
  timezone: string | null;
}

const platforms = [
  { country: 'cf-ipcountry', region: 'cf-region', city: 'cf-ipcity', timezone: 'cf-timezone' },
  {
    country: 'x-vercel-ip-country',
    region: 'x-vercel-ip-country-region',
    city: 'x-vercel-ip-city',
    timezone: 'x-vercel-ip-timezone',
  },
  {
    country: 'cloudfront-viewer-country',
    region: 'cloudfront-viewer-country-region-name',
    city: 'cloudfront-viewer-city',
    timezone: 'cloudfront-viewer-time-zone',
  },
];

/** Where the edge saw the connection come from; null when no platform says so. */
export function readEdgePlace(edge: EdgeHeaders): Place | null {
  for (const names of platforms) {
    const country = canonicalCountry(edge.get(names.country) ?? undefined);
    if (country === null) continue;
    return {
      country,
      region: canonicalPlace(decode(edge.get(names.region))),
      city: canonicalPlace(decode(edge.get(names.city))),
      timezone: canonicalTimezone(edge.get(names.timezone) ?? undefined),
    };
  }
  return null;
}

const addressHeaders = ['cf-connecting-ip', 'true-client-ip', 'fly-client-ip', 'x-vercel-forwarded-for'];

/** The address the edge took the connection from; null when it does not say. Never to be stored. */
export function readEdgeAddress(edge: EdgeHeaders): string | null {
  for (const name of addressHeaders) {
    const address = edge.get(name)?.split(',')[0]?.trim();
    if (address && isIP(address) !== 0) return address;
  }
  return null;
}

/**
 * Whether the connection can be taken for the visitor's own. A sender's server that gives the visitor's address is seen
 * by the edge under its own, and then the edge's place is a data centre.
 */
export function belongsToVisitor(edge: EdgeHeaders, givenIp: string | undefined): boolean {
  const address = readEdgeAddress(edge);
  return !givenIp || address === null || address === givenIp.trim();
}

/** The browser's client hints; undefined when the connection carries none, or another user agent than the visitor's. */
export function readHintHeaders(edge: EdgeHeaders, userAgent: string | undefined): ClientHints | undefined {
  const brands = edge.get('sec-ch-ua-full-version-list') ?? edge.get('sec-ch-ua');
  if (!brands || (userAgent !== undefined && edge.get('user-agent') !== userAgent)) return undefined;
  return {
    brands,
    mobile: edge.get('sec-ch-ua-mobile') ?? undefined,
    platform: edge.get('sec-ch-ua-platform') ?? undefined,
    model: edge.get('sec-ch-ua-model') ?? undefined,
    formFactors: edge.get('sec-ch-ua-form-factors') ?? undefined,
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Undoes Vercel's percent-encoding and Node's Latin-1 reading; text that is neither stays as it is. */
function decode(value: string | null | undefined): string | undefined {
  if (!value) return undefined;
  try {
    if (value.includes('%')) return decodeURIComponent(value);
    return /^[\0-\xff]*$/.test(value) ? utf8.decode(Buffer.from(value, 'latin1')) : value;
  } catch {
    return value;
  }
}
