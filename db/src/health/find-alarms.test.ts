import { expect, it } from 'vitest';
import { findAlarms, type PipeState } from './find-alarms.ts';

const well: PipeState = {
  readers: [
    { reader: 'analytics', behind: 3, lagSeconds: 1, stillSeconds: 1 },
    { reader: 'dispatch', behind: 0, lagSeconds: 0, stillSeconds: 90_000 },
  ],
  workers: 1,
  partitions: { count: 17, rowsAhead: 16_000_000, bytes: 1 },
  oldestWriter: { pid: 4, application: 'debrief dashboard', seconds: 0.1 },
  clickhouseAnswers: true,
  deadLetters: 0,
  brokenWebhooks: 0,
};

const reader = (reader: string, lagSeconds: number, stillSeconds: number | null) => [
  { reader, behind: 10, lagSeconds, stillSeconds },
];
const codes = (state: Partial<PipeState>) => findAlarms({ ...well, ...state }).map((alarm) => alarm.code);

it('is silent when all is well, and when a reader rests because there is nothing to read', () => {
  expect(findAlarms(well)).toEqual([]);
});

it('tells a reader that stands still from one that is behind and moves', () => {
  expect(codes({ readers: reader('analytics', 600, 580) })).toEqual(['reader_stuck']);
  expect(codes({ readers: reader('analytics', 600, 2) })).toEqual(['reader_behind']);
  expect(codes({ readers: reader('analytics', 59, 59) })).toEqual([]);
});

it('counts a reader that never moved as stuck, however long ago its first row came', () => {
  const [alarm] = findAlarms({ ...well, readers: reader('analytics', 7_300, null) });
  expect(alarm).toMatchObject({ code: 'reader_stuck', title: 'Analytics has stood still for 2 h' });
});

it('names the likeliest cause: no worker, ClickHouse away, a long transaction, else the log', () => {
  const stuck = { ...well, readers: reader('analytics', 600, 600) };
  const remedy = (state: Partial<PipeState>) =>
    findAlarms({ ...stuck, ...state }).find((alarm) => alarm.code === 'reader_stuck')?.remedy;
  expect(remedy({ workers: 0 })).toContain('once a worker runs');
  expect(remedy({ clickhouseAnswers: false })).toContain('check CLICKHOUSE_URL');
  expect(remedy({ oldestWriter: { pid: 77, application: 'psql', seconds: 200 } })).toContain('“psql” (process 77)');
  expect(remedy({})).toContain('the reader waits');
});

it('puts what does not get better by itself first', () => {
  const state = {
    readers: [...reader('analytics', 600, 1), ...reader('dispatch', 600, 600)],
    workers: 0,
    oldestWriter: { pid: 77, application: 'psql', seconds: 301 },
    partitions: { count: 2, rowsAhead: 900_000, bytes: 1 },
    deadLetters: 1,
  };
  expect(codes(state)).toEqual([
    'no_workers',
    'long_transaction',
    'reader_stuck',
    'outbox_full',
    'reader_behind',
    'dead_letters',
  ]);
});
