import { expect, test } from 'vitest';
import { formatAgo, formatDuration, formatExact, formatRelative } from './format-relative.ts';

const now = new Date('2026-11-22T14:00:00Z');
const ago = (ms: number) => formatRelative(new Date(now.getTime() - ms), now, 'Europe/Berlin');

test('a list says the age of a thing in the shortest form that is not wrong', () => {
  expect(ago(-5_000)).toBe('now');
  expect(ago(20_000)).toBe('now');
  expect(ago(50_000)).toBe('1 min');
  expect(ago(9 * 60_000)).toBe('9 min');
  expect(ago(3 * 3_600_000)).toBe('3 h');
  expect(ago(2 * 86_400_000)).toBe('Fri');
  expect(ago(20 * 86_400_000)).toBe('2 Nov');
  expect(ago(400 * 86_400_000)).toBe('18 Oct 2025');
});

test('a sentence says when it was, and how long it has lasted', () => {
  const at = (ms: number) => new Date(now.getTime() - ms);
  expect(formatAgo(at(0), now, 'UTC')).toBe('just now');
  expect(formatAgo(at(9 * 60_000), now, 'UTC')).toBe('9 min ago');
  expect(formatAgo(at(2 * 86_400_000), now, 'UTC')).toBe('Fri');
  expect(formatDuration(at(-5_000), now)).toBe('1 min');
  expect(formatDuration(at(27 * 3_600_000), now)).toBe('27 h');
  expect(formatDuration(at(60 * 3_600_000), now)).toBe('2 days');
});

test('the day is that of the workspace, not of the server', () => {
  const late = new Date('2026-11-19T23:30:00Z');
  expect(formatRelative(late, now, 'UTC')).toBe('Thu');
  expect(formatRelative(late, now, 'Europe/Berlin')).toBe('Fri');
});

test('the exact time names its zone', () => {
  expect(formatExact(new Date('2026-11-22T13:02:09Z'), 'Europe/Berlin')).toMatch(
    /^Sun,? 22 Nov 2026,? (at )?14:02:09 (CET|GMT\+1)$/,
  );
});
