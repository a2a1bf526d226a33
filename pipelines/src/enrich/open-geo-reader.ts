/**
 * Places by IP address, from a MaxMind DB file (`.mmdb`): GeoLite2/GeoIP2 City or Country, DB-IP, or the flat records of
 * the ip-location-db packages.
 *
 * A newer file put at the same path is picked up within a minute of the next look-up, read whole and opened before it
 * replaces the old one: a half-written or broken file never does.
 */
import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { Reader, type Response } from 'maxmind';
import { canonicalCountry, canonicalPlace, canonicalTimezone } from './canonical-values.ts';
import type { Place } from './read-edge-headers.ts';

export interface GeoReader {
  /** The place of an address; null when it is private, malformed or not in the file. Never throws. */
  lookUp(ip: string): Place | null;
}

export interface GeoReaderOptions {
  /** How often, at most, the file is looked at for a newer version. */
  recheckMs?: number;
  /** Told of a newer file that could not be opened; the old one stays in use. */
  onReloadError?: (error: unknown) => void;
  clock?: () => number;
}

/** Opens a database. Throws when the file is missing or no MaxMind DB: that is a setting to correct. */
export async function openGeoReader(path: string, options: GeoReaderOptions = {}): Promise<GeoReader> {
  const { recheckMs = 60_000, onReloadError, clock = Date.now } = options;
  let { reader, version } = await load(path);
  let checkedAtMs = clock();

  async function reloadIfNewer() {
    try {
      if ((await versionOf(path)) === version) return;
      ({ reader, version } = await load(path));
    } catch (error) {
      onReloadError?.(error);
    }
  }

  return {
    lookUp(ip) {
      const nowMs = clock();
      if (nowMs - checkedAtMs >= recheckMs) {
        checkedAtMs = nowMs;
        void reloadIfNewer();
      }
      const address = canonicalAddress(ip);
      return address === null ? null : readPlace(lookUpRecord(reader, address));
    },
  };
}

async function load(path: string) {
  const version = await versionOf(path);
  return { reader: new Reader<Response>(await readFile(path)), version };
}

async function versionOf(path: string): Promise<string> {
  const { mtimeMs, size, ino } = await stat(path);
  return `${ino}:${size}:${mtimeMs}`;
}

/** An address in the form the file is keyed by: no port, brackets or zone, IPv4 not wrapped in IPv6. Null when none. */
export function canonicalAddress(ip: string): string | null {
  const text = ip.trim();
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  const bare = (bracketed ?? text.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')).replace(/%.*$/, '');
  if (isIP(bare) === 0) return null;
  return readMappedAddress(bare) ?? bare;
}

/** `::ffff:1.2.3.4` or `::ffff:102:304` as `1.2.3.4`; null for other addresses. */
function readMappedAddress(ip: string): string | null {
  if (isIP(ip) !== 6) return null;
  const tail = /^(?:::|(?:0{1,4}:){5})ffff:(.+)$/i.exec(ip)?.[1];
  if (tail === undefined) return null;
  if (isIP(tail) === 4) return tail;
  const [high, low] = tail.split(':').map((group) => Number.parseInt(group, 16));
  if (high === undefined || low === undefined) return null;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The file's record as an untyped tree; null when there is none, or the file's bytes make no sense at this place. */
function lookUpRecord(reader: Reader<Response>, address: string): unknown {
  // The reader would walk an IPv4-only tree with the first 32 bits of an IPv6 address and find some other place.
  if (reader.metadata.ipVersion === 4 && isIP(address) === 6) return null;
  try {
    return reader.get(address);
  } catch {
    return null;
  }
}

function readPlace(record: unknown): Place | null {
  if (record === null || typeof record !== 'object') return null;
  const place = {
    country: canonicalCountry(text(record, 'country', 'iso_code') ?? text(record, 'country_code')),
    region: canonicalPlace(text(record, 'subdivisions', '0', 'names', 'en') ?? text(record, 'state1')),
    city: canonicalPlace(text(record, 'city', 'names', 'en') ?? text(record, 'city')),
    timezone: canonicalTimezone(text(record, 'location', 'time_zone') ?? text(record, 'timezone')),
  };
  return Object.values(place).every((value) => value === null) ? null : place;
}

/** The string at a path of a record; undefined when there is none. */
function text(record: unknown, ...path: string[]): string | undefined {
  let value: unknown = record;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Reflect.get(value, key);
  }
  return typeof value === 'string' ? value : undefined;
}
