import { expect, it } from 'vitest';
import { describeLogLine } from './describe-log-line.ts';

it('shows warnings and errors in words, and keeps the rest for the log file', () => {
  const line = (level: number, more = {}) => JSON.stringify({ level, msg: 'request failed', ...more });
  expect(describeLogLine(line(30), 'stdout')).toBeNull();
  expect(describeLogLine(line(40), 'stdout')).toBe('request failed');
  expect(describeLogLine(line(50, { err: { message: 'no route' } }), 'stdout')).toBe('request failed: no route');
  expect(describeLogLine(line(50, { err: { message: 'request failed' } }), 'stdout')).toBe('request failed');
});

it('shows other lines only when they came on stderr', () => {
  expect(describeLogLine('Listening on http://127.0.0.1:3000', 'stdout')).toBeNull();
  expect(describeLogLine('PORT must be a number', 'stderr')).toBe('PORT must be a number');
  expect(describeLogLine('{"half a li', 'stderr')).toBe('{"half a li');
  expect(describeLogLine('   ', 'stderr')).toBeNull();
});
