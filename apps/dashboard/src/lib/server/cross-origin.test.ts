import { expect, test } from 'vitest';
import { isCrossOrigin } from './cross-origin.ts';

const hosts = ['desk.lan:3000'];

function post(headers: Record<string, string>, method = 'POST'): Request {
  return new Request('http://desk.lan:3000/settings', { method, headers });
}

test('a form of our own is let in, over http and behind a proxy that ends https', () => {
  expect(isCrossOrigin(post({ 'sec-fetch-site': 'same-origin' }), hosts)).toBe(false);
  expect(isCrossOrigin(post({ origin: 'http://desk.lan:3000' }), hosts)).toBe(false);
  expect(isCrossOrigin(post({ origin: 'https://desk.lan:3000' }), hosts)).toBe(false);
});

test.each(['cross-site', 'same-site'])('a form of another page (%s) is refused, whatever its origin says', (site) => {
  expect(isCrossOrigin(post({ 'sec-fetch-site': site, origin: 'http://desk.lan:3000' }), hosts)).toBe(true);
});

test.each([
  'http://evil.example',
  'http://desk.lan',
  'http://desk.lan:3001',
  'http://desk.lan.evil.example:3000',
  'null',
])('an old browser sending from %s is refused', (origin) => {
  expect(isCrossOrigin(post({ origin }), hosts)).toBe(true);
});

test('reading is never refused, and a program without a browser is not either', () => {
  expect(isCrossOrigin(post({ 'sec-fetch-site': 'cross-site' }, 'GET'), hosts)).toBe(false);
  expect(isCrossOrigin(post({}), hosts)).toBe(false);
});

test('deleting and putting count as changing', () => {
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    expect(isCrossOrigin(post({ origin: 'http://evil.example' }, method), hosts)).toBe(true);
  }
});
