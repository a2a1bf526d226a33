import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const entry = fileURLToPath(new URL('../build/index.js', import.meta.url));

function start(env: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, [entry], {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, stderr };
}

test('a dashboard with wrong settings does not start, and lists every mistake at once', () => {
  const { status, stderr } = start({ DATABASE_URL: 'mysql://x', DEBRIEF_SECRET: 'short', LOG_LEVEL: 'loud' });
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/DATABASE_URL\n.*must be postgres:/);
  expect(stderr).toMatch(/CLICKHOUSE_URL\n.*is not set/);
  expect(stderr).toMatch(/DEBRIEF_SECRET\n.*at least 32 characters/);
  expect(stderr).toMatch(/LOG_LEVEL\n.*must be trace/);
  expect(stderr).not.toContain('mysql://x');
});
