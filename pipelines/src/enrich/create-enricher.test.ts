import { expect, test } from 'vitest';
import { createEnricher } from './create-enricher.ts';
import type { GeoReader } from './open-geo-reader.ts';

const paris: GeoReader = {
  lookUp: (ip) =>
    ip.startsWith('203.0.113.')
      ? { country: 'FR', region: 'Île-de-France', city: 'Paris', timezone: 'Europe/Paris' }
      : null,
};
const enrich = createEnricher({ geoip: paris });
const noEdge = new Headers();
const cloudflare = new Headers({ 'cf-ipcountry': 'PT', 'cf-ipcity': 'Lisbon', 'cf-timezone': 'Europe/Lisbon' });

test('nothing known is null throughout', () => {
  expect(enrich({}, noEdge)).toEqual({
    device: null,
    browser: null,
    os: null,
    country: null,
    region: null,
    city: null,
    language: null,
    timezone: null,
    pageUrl: null,
    referrer: null,
    channel: null,
  });
});

test('the place is the sender’s word, else the edge’s, else the database’s', () => {
  const ip = '203.0.113.9';
  expect(enrich({ country: 'de', city: 'Berlin', ip }, cloudflare)).toMatchObject({ country: 'DE', city: 'Berlin' });
  expect(enrich({ ip }, cloudflare)).toMatchObject({ country: 'PT', city: 'Lisbon', timezone: 'Europe/Lisbon' });
  expect(enrich({ ip }, noEdge)).toMatchObject({ country: 'FR', city: 'Paris', timezone: 'Europe/Paris' });
  expect(enrich({ ip: '10.0.0.1' }, noEdge)).toMatchObject({ country: null, city: null });
});

test('a city is filled in only by a source that agrees on the country', () => {
  const ip = '203.0.113.9';
  expect(enrich({ country: 'FR', ip }, cloudflare)).toMatchObject({ country: 'FR', city: 'Paris' });
  expect(enrich({ country: 'DE', ip }, cloudflare)).toMatchObject({
    country: 'DE',
    city: null,
    region: null,
    timezone: null,
  });
});

test.each(['XX', 'T1', 'ZZ', 'AP'])('the code %s is no country, and the next source is asked', (code) => {
  expect(enrich({ country: code, ip: '203.0.113.9' }, noEdge).country).toBe('FR');
  expect(enrich({ ip: '203.0.113.9' }, new Headers({ 'cf-ipcountry': code })).country).toBe('FR');
});

test.each([
  ['uk', 'GB'],
  ['xk', 'XK'],
  ['Qq', null],
])('the country %s is %s', (given, country) => {
  expect(enrich({ country: given }, noEdge).country).toBe(country);
});

test('an edge that saw the sender’s server, not the visitor, is not asked', () => {
  const edge = new Headers({ 'cf-ipcountry': 'US', 'cf-connecting-ip': '198.51.100.1' });
  expect(enrich({ ip: '203.0.113.9' }, edge).country).toBe('FR');
  expect(enrich({ ip: '198.51.100.1' }, edge).country).toBe('US');
});

test('Vercel’s city is percent-encoded and Cloudflare’s is UTF-8 read as Latin-1', () => {
  const vercel = new Headers({ 'x-vercel-ip-country': 'BR', 'x-vercel-ip-city': 'S%C3%A3o%20Paulo' });
  expect(enrich({}, vercel)).toMatchObject({ country: 'BR', city: 'São Paulo' });
  const latin1 = Buffer.from('São Paulo').toString('latin1');
  expect(enrich({}, new Headers({ 'cf-ipcountry': 'BR', 'cf-ipcity': latin1 })).city).toBe('São Paulo');
  expect(enrich({}, new Headers({ 'x-vercel-ip-country': 'BR', 'x-vercel-ip-city': '100%' })).city).toBe('100%');
});

test('Fly’s region is a data centre, so its visitors are placed by their address', () => {
  const fly = new Headers({ 'fly-region': 'fra', 'fly-client-ip': '203.0.113.9' });
  expect(enrich({}, fly)).toMatchObject({ country: 'FR', city: 'Paris' });
  expect(createEnricher({})({}, fly)).toMatchObject({ country: null, city: null });
});

test('no detail holds the address', () => {
  const details = enrich({ ip: '203.0.113.9', userAgent: 'x' }, new Headers({ 'fly-client-ip': '203.0.113.9' }));
  expect(JSON.stringify(details)).not.toContain('203.0.113');
});

test.each([
  ['PT-br', 'pt-BR'],
  ['en_us', 'en-US'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['x', null],
  ['*', null],
  ['und', null],
  ['', null],
])('the language %s is %s', (given, language) => {
  expect(enrich({ language: given }, noEdge).language).toBe(language);
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['UTC', 'UTC'],
  ['+02:00', null],
  ['Mars/Olympus', null],
])('the time zone %s is %s', (given, timezone) => {
  expect(enrich({ timezone: given }, noEdge).timezone).toBe(timezone);
});

test('a page is http(s) without credentials or a path; a script is none', () => {
  const page = (pageUrl: string) => enrich({ pageUrl }, noEdge).pageUrl;
  expect(page('https://shop.example/a?b=1#c')).toBe('https://shop.example/a?b=1#c');
  expect(page('https://me:secret@shop.example/a')).toBe('https://shop.example/a');
  expect(page('/pricing')).toBe('/pricing');
  for (const bad of ['javascript:alert(1)', '//evil.example', '/\\evil.example', 'data:text/html,x', 'pricing', ' ']) {
    expect(page(bad), bad).toBeNull();
  }
});

test('client hints count only beside the visitor’s own user agent', () => {
  const windows =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
  const hints = {
    'sec-ch-ua': '"Chromium";v="130", "Brave";v="130", "Not?A_Brand";v="99"',
    'sec-ch-ua-mobile': '?0',
    'sec-ch-ua-platform': '"Windows"',
  };
  const own = new Headers({ ...hints, 'user-agent': windows });
  expect(enrich({ userAgent: windows }, own)).toMatchObject({ device: 'desktop', browser: 'Brave', os: 'Windows' });
  expect(enrich({}, own)).toMatchObject({ device: 'desktop', browser: 'Brave' });
  const other = new Headers({ ...hints, 'user-agent': 'proxy/1.0' });
  expect(enrich({ userAgent: windows }, other).browser).toBe('Chrome');
});
