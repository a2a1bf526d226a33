import { expect, it } from 'vitest';
import { mayReadMetrics, type MetricsRule } from './may-read-metrics.ts';

const open: MetricsRule = { token: undefined, behindProxy: false };
const ask = (peer: string, headers: Record<string, string>, rule: Partial<MetricsRule> = {}) =>
  mayReadMetrics({ peer, headers: new Headers({ host: 'localhost:3000', ...headers }) }, { ...open, ...rule });

it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('lets a program on this machine read (%s)', (peer) => {
  expect(ask(peer, {})).toBe(true);
  for (const host of ['127.0.0.1:3000', 'localhost', '[::1]:3000']) expect(ask(peer, { host })).toBe(true);
});

it.each(['10.0.0.7', '::ffff:10.0.0.7', '2001:db8::1', '1127.0.0.1', ''])('turns other machines away (%s)', (peer) => {
  expect(ask(peer, {})).toBe(false);
});

it('turns away what a proxy on this machine passes on, by its headers or by the setting that says there is one', () => {
  expect(ask('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' })).toBe(false);
  expect(ask('127.0.0.1', { forwarded: 'for=203.0.113.7' })).toBe(false);
  expect(ask('127.0.0.1', {}, { behindProxy: true })).toBe(false);
});

it('turns away a web page whose name was made to point here', () => {
  expect(ask('127.0.0.1', { host: 'evil.example' })).toBe(false);
  expect(ask('127.0.0.1', { host: '127.0.0.1.evil.example' })).toBe(false);
});

it('opens to the token from anywhere, and to no other', () => {
  const token = 'scrape-me-0123456789';
  const bring = (value: string) => ask('10.0.0.7', { authorization: value }, { token, behindProxy: true });
  expect(bring(`Bearer ${token}`)).toBe(true);
  expect(bring(`bearer ${token}`)).toBe(true);
  for (const value of ['Bearer scrape-me', `Basic ${token}`, token, 'Bearer ']) expect(bring(value)).toBe(false);
  expect(ask('10.0.0.7', { authorization: 'Bearer undefined' })).toBe(false);
});
