import { expect, it } from 'vitest';
import { readWorkersEnv } from './env.ts';

const least = { DATABASE_URL: 'postgres://a:b@localhost:5432/d', CLICKHOUSE_URL: 'http://u:p@localhost:8123/d' };

it('fills in what may be left out', () => {
  expect(readWorkersEnv(least)).toMatchObject({ LOG_LEVEL: 'info', DEBRIEF_WORKER_CONCURRENCY: 4 });
  expect(readWorkersEnv({ ...least, REDIS_URL: '' }).REDIS_URL).toBeUndefined();
});

it('lists every mistake at once', () => {
  const wrong = { DATABASE_URL: 'mysql://x', REDIS_URL: 'localhost:6379', DEBRIEF_WORKER_CONCURRENCY: '0' };
  for (const name of ['DATABASE_URL', 'CLICKHOUSE_URL', 'REDIS_URL', 'DEBRIEF_WORKER_CONCURRENCY']) {
    expect(() => readWorkersEnv(wrong)).toThrow(new RegExp(`^${name}: `, 'm'));
  }
});
