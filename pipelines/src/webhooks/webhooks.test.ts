import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { mayConnect, refuseUrl } from './addresses.ts';
import { judgeAnswer } from './judge-answer.ts';
import { signBody } from './sign.ts';

it('signs as Standard Webhooks says: id, seconds and body, under the decoded secret', () => {
  const key = Buffer.from('a key of a test');
  const at = new Date('2026-11-22T18:00:00.900Z');
  const headers = signBody([`whsec_${key.toString('base64')}`], { id: 'msg', at, body: '{"a":1}' });
  const expected = createHmac('sha256', key).update('msg.1795370400.{"a":1}').digest('base64');
  expect(headers).toEqual({
    'webhook-id': 'msg',
    'webhook-timestamp': '1795370400',
    'webhook-signature': `v1,${expected}`,
  });
});

it.each([
  ['https://example.com/hook', null],
  ['http://127.0.0.1:4000/hook', null],
  ['http://[::1]:4000/', null],
  ['http://localhost/', null],
  ['http://example.com/', 'not https'],
  ['ftp://example.com/', 'not https'],
  ['https://10.0.0.8/', 'a private address'],
  ['https://192.168.1.1/', 'a private address'],
  ['https://169.254.169.254/latest/meta-data', 'a private address'],
  ['https://[::ffff:10.0.0.8]/', 'a private address'],
  ['https://[fd00::1]/', 'a private address'],
  ['https://0x0a000008/', 'a private address'],
  ['https://me:secret@example.com/', 'has a name and password'],
  ['example.com', 'not a URL'],
])('says of %s: %s', (url, refusal) => {
  expect(refuseUrl(url, { allowPrivate: false })).toBe(refusal);
});

it('lets private addresses through only when that was asked for', () => {
  expect(refuseUrl('https://10.0.0.8/', { allowPrivate: true })).toBeNull();
  expect(refuseUrl('http://receiver.internal/', { allowPrivate: true })).toBeNull();
});

it('judges a name by the address it stands for', () => {
  const url = new URL('https://rebound.example.com/');
  const into = (address: string) => mayConnect(address, { url, allowPrivate: false });
  expect(into('93.184.216.34')).toBe(true);
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '::1',
    '::ffff:127.0.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
  ]) {
    expect(into(address), address).toBe(false);
  }
});

const judge = (status: number | null, tries = 1, retryAfter: string | null = null) =>
  judgeAnswer({ status, retryAfter, tries, now: new Date('2026-11-22T18:00:00Z') });

it('waits by what the receiver said: shortly while it is away, longer while it refuses, never after 410', () => {
  expect(judge(204)).toEqual({ end: 'taken' });
  expect(judge(410)).toEqual({ end: 'gone' });
  expect(judge(500)).toEqual({ end: 'again', waitMs: 5_000, isAway: true });
  expect(judge(null, 2)).toEqual({ end: 'again', waitMs: 30_000, isAway: true });
  expect(judge(404)).toEqual({ end: 'again', waitMs: 60_000, isAway: false });
  expect(judge(302)).toEqual({ end: 'again', waitMs: 60_000, isAway: false });
  expect(judge(429, 1, '120')).toMatchObject({ waitMs: 120_000 });
  expect(judge(503, 1, 'Sun, 22 Nov 2026 18:10:00 GMT')).toMatchObject({ waitMs: 600_000 });
  expect(judge(503, 1, '999999')).toMatchObject({ waitMs: 6 * 3_600_000 });
  expect(judge(404, 4)).toEqual({ end: 'given up' });
  expect(judge(500, 10)).toEqual({ end: 'given up' });
});
