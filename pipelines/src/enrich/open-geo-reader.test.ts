import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { canonicalAddress, openGeoReader } from './open-geo-reader.ts';
import { writeMmdb } from './testing/write-mmdb.ts';

const berlin = {
  country: { iso_code: 'DE', names: { en: 'Germany' } },
  subdivisions: [{ iso_code: 'BE', names: { en: 'State of Berlin' } }],
  city: { names: { de: 'Berlin', en: 'Berlin' } },
  location: { time_zone: 'Europe/Berlin' },
};
const flat = { country_code: 'fr', city: 'Lyon', state1: 'Auvergne-Rhône-Alpes', timezone: 'Europe/Paris' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-geo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function databaseFile(...content: Parameters<typeof writeMmdb>) {
  const file = path.join(folder, `${randomUUID()}.mmdb`);
  await writeFile(file, writeMmdb(...content));
  return file;
}

test('a city record becomes country, region, city and time zone, over IPv4 and IPv6', async () => {
  const geo = await openGeoReader(
    await databaseFile([
      { network: '192.0.2.0/24', record: berlin },
      { network: '2001:db8:1::/48', record: berlin },
    ]),
  );
  const place = { country: 'DE', region: 'State of Berlin', city: 'Berlin', timezone: 'Europe/Berlin' };
  expect(geo.lookUp('192.0.2.77')).toEqual(place);
  expect(geo.lookUp('2001:db8:1::9')).toEqual(place);
  expect(geo.lookUp('2001:db8:2::9')).toBeNull();
});

test('the flat records of the ip-location-db packages are read too', async () => {
  const geo = await openGeoReader(await databaseFile([{ network: '198.51.100.0/25', record: flat }]));
  expect(geo.lookUp('198.51.100.3')).toEqual({
    country: 'FR',
    region: 'Auvergne-Rhône-Alpes',
    city: 'Lyon',
    timezone: 'Europe/Paris',
  });
});

test('an IPv4 address wrapped in IPv6, with a port, in brackets or with a zone is the same address', async () => {
  const geo = await openGeoReader(await databaseFile([{ network: '192.0.2.0/24', record: berlin }]));
  for (const ip of [
    '::ffff:192.0.2.1',
    '::FFFF:c000:201',
    '0:0:0:0:0:ffff:192.0.2.1',
    '192.0.2.1:443',
    ' 192.0.2.1 ',
  ]) {
    expect(geo.lookUp(ip)?.city, ip).toBe('Berlin');
  }
  expect(canonicalAddress('[2001:db8::1]:8080')).toBe('2001:db8::1');
  expect(canonicalAddress('fe80::1%eth0')).toBe('fe80::1');
});

test.each([
  '',
  'localhost',
  '10.0.0.1',
  '127.0.0.1',
  '::1',
  'fd00::1',
  '999.1.1.1',
  '1.2.3',
  '0x7f.1',
  '::ffff:',
  '1'.repeat(64),
  '🐟',
])('the address "%s" has no place and is no error', async (ip) => {
  const geo = await openGeoReader(await databaseFile([{ network: '192.0.2.0/24', record: berlin }]));
  expect(geo.lookUp(ip)).toBeNull();
});

test('an IPv4-only file knows no IPv6 address', async () => {
  const geo = await openGeoReader(await databaseFile([{ network: '32.1.0.0/16', record: berlin }], 4));
  expect(geo.lookUp('32.1.13.184')?.city).toBe('Berlin');
  expect(geo.lookUp('2001:db8::1')).toBeNull();
});

test('a file that is no database is refused when opened', async () => {
  const file = path.join(folder, 'broken.mmdb');
  await writeFile(file, 'not a database');
  await expect(openGeoReader(file)).rejects.toThrow();
  await expect(openGeoReader(path.join(folder, 'missing.mmdb'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a newer file is picked up, and a broken one leaves the old in use', async () => {
  const file = await databaseFile([{ network: '192.0.2.0/24', record: berlin }]);
  let nowMs = 0;
  const errors: unknown[] = [];
  const geo = await openGeoReader(file, {
    recheckMs: 1_000,
    clock: () => nowMs,
    onReloadError: (error) => errors.push(error),
  });

  await replace(file, 'half a download');
  nowMs += 1_000;
  expect(geo.lookUp('192.0.2.1')?.city).toBe('Berlin');
  await expect.poll(() => errors.length).toBe(1);
  expect(geo.lookUp('192.0.2.1')?.city).toBe('Berlin');

  await replace(file, writeMmdb([{ network: '192.0.2.0/24', record: flat }]));
  nowMs += 1_000;
  geo.lookUp('192.0.2.1');
  await expect.poll(() => geo.lookUp('192.0.2.1')?.city).toBe('Lyon');
});

async function replace(file: string, content: string | Buffer) {
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
}

const evalFolder = process.env.DEBRIEF_EVAL ?? path.resolve(import.meta.dirname, '../../../../shared/eval');
const row = z.object({
  db: z.string(),
  ip: z.string(),
  labels: z.object({
    found: z.boolean(),
    country_iso: z.string().nullish(),
    city: z.string().nullish(),
    subdivision: z.string().nullish(),
    time_zone: z.string().nullish(),
  }),
});

describe.skipIf(!existsSync(path.join(evalFolder, 'geoip')))('on MaxMind’s own test databases', () => {
  test('every row comes out right', async () => {
    const readers = new Map<string, Awaited<ReturnType<typeof openGeoReader>>>();
    const wrong: string[] = [];
    for await (const line of createInterface(createReadStream(path.join(evalFolder, 'geoip/dev.jsonl')))) {
      const { db, ip, labels } = row.parse(JSON.parse(line));
      const reader = readers.get(db) ?? (await openGeoReader(path.join(evalFolder, 'geoip', db)));
      readers.set(db, reader);
      const place = reader.lookUp(ip);
      const got = [place?.country ?? null, place?.region ?? null, place?.city ?? null, place?.timezone ?? null];
      const gold = [labels.country_iso, labels.subdivision, labels.city, labels.time_zone].map(
        (value) => value ?? null,
      );
      if (JSON.stringify(got) !== JSON.stringify(gold))
        wrong.push(`${db} ${ip}: ${got.join('/')} for ${gold.join('/')}`);
    }
    expect(wrong).toEqual([]);
  });
});
