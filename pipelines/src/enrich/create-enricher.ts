/** What we keep of a visitor: device, place and page, from what the sender and the edge say. The IP address is dropped. */
import type { MessageContext } from '../ingest/batch.ts';
import {
  canonicalCountry,
  canonicalLanguage,
  canonicalPage,
  canonicalPlace,
  canonicalTimezone,
} from './canonical-values.ts';
import type { GeoReader } from './open-geo-reader.ts';
import { parseUserAgent, type DeviceClass } from './parse-user-agent.ts';
import {
  belongsToVisitor,
  readEdgeAddress,
  readEdgePlace,
  readHintHeaders,
  type EdgeHeaders,
  type Place,
} from './read-edge-headers.ts';

export interface VisitorDetails {
  device: DeviceClass | null;
  browser: string | null;
  os: string | null;
  /** Upper-case ISO 3166-1 alpha-2. */
  country: string | null;
  region: string | null;
  city: string | null;
  /** Canonical BCP 47. */
  language: string | null;
  /** IANA name. */
  timezone: string | null;
  pageUrl: string | null;
  referrer: string | null;
  channel: string | null;
}

export interface EnricherDeps {
  geoip?: GeoReader;
}

/**
 * Returns the step that turns a message's context into visitor details, each null when unknown; it never throws.
 *
 * The place is the sender's word, else the edge's, else the database's for the IP address. A finer word is only taken
 * from a source that agrees on the country, so that no visitor is in "Lyon, Germany".
 */
export function createEnricher({
  geoip,
}: EnricherDeps): (context: MessageContext, edge: EdgeHeaders) => VisitorDetails {
  return function enrich(context, edge) {
    const { device, browser, os } = readDevice(context, edge);
    const place = mergePlaces(placesOf(context, edge, geoip));
    return {
      device,
      browser,
      os,
      ...place,
      language: canonicalLanguage(context.language),
      timezone: canonicalTimezone(context.timezone) ?? place.timezone,
      pageUrl: canonicalPage(context.pageUrl),
      referrer: canonicalPage(context.referrer),
      channel: context.channel?.trim() || null,
    };
  };
}

function readDevice(context: MessageContext, edge: EdgeHeaders) {
  const hints = readHintHeaders(edge, context.userAgent);
  // Hints come from browsers alone, so the connection is the visitor's own and its user agent theirs.
  return parseUserAgent(context.userAgent ?? (hints ? edge.get('user-agent') : undefined), hints);
}

/** The sources in order of trust, asked one after the other: the database only when the ones before left a gap. */
function* placesOf(context: MessageContext, edge: EdgeHeaders, geoip: GeoReader | undefined): Generator<Place | null> {
  yield {
    country: canonicalCountry(context.country),
    region: null,
    city: canonicalPlace(context.city),
    timezone: null,
  };
  if (belongsToVisitor(edge, context.ip)) yield readEdgePlace(edge);
  const ip = context.ip ?? readEdgeAddress(edge);
  if (geoip && ip) yield geoip.lookUp(ip);
}

function mergePlaces(sources: Iterable<Place | null>): Place {
  const merged: Place = { country: null, region: null, city: null, timezone: null };
  for (const place of sources) {
    if (place === null) continue;
    if (merged.country !== null && place.country !== null && place.country !== merged.country) continue;
    // A region belongs to its city: one source's region beside another's city would be a place that does not exist.
    if (merged.city === null || merged.city === place.city) merged.region ??= place.region;
    merged.country ??= place.country;
    merged.city ??= place.city;
    merged.timezone ??= place.timezone;
    if (merged.country !== null && merged.city !== null) break;
  }
  return merged;
}
