import { expect, it } from 'vitest';
import { lastDays, periodBefore, startOfLocalDate, weekOf } from './calendar.ts';

const berlin = { timeZone: 'Europe/Berlin', weekStart: 1 };
const iso = (period: { from: Date; to: Date }) => [period.from.toISOString(), period.to.toISOString()];

it('a week begins where the workspace says', () => {
  const sunday = new Date('2026-11-22T12:00:00Z');
  expect(iso(weekOf(sunday, berlin))).toEqual(['2026-11-15T23:00:00.000Z', '2026-11-22T23:00:00.000Z']);
  expect(iso(weekOf(sunday, { ...berlin, weekStart: 7 }))).toEqual([
    '2026-11-21T23:00:00.000Z',
    '2026-11-28T23:00:00.000Z',
  ]);
});

it('the week in which the clocks go back has an hour more', () => {
  const { from, to } = weekOf(new Date('2026-10-22T12:00:00Z'), berlin);
  expect((to.getTime() - from.getTime()) / 3_600_000).toBe(169);
});

it('late on Sunday in New York is still the week before, though Monday in UTC', () => {
  const { from } = weekOf(new Date('2026-11-23T03:00:00Z'), { timeZone: 'America/New_York', weekStart: 1 });
  expect(from.toISOString()).toBe('2026-11-16T05:00:00.000Z');
});

it('days and the period before them are local days, across a change of the clocks', () => {
  const period = lastDays(7, new Date('2026-10-28T12:00:00Z'), 'Europe/Berlin');
  expect(iso(period)).toEqual(['2026-10-21T22:00:00.000Z', '2026-10-28T23:00:00.000Z']);
  expect(iso(periodBefore(period, 'Europe/Berlin'))).toEqual(['2026-10-14T22:00:00.000Z', '2026-10-21T22:00:00.000Z']);
});

it('what is no date has no beginning', () => {
  expect(startOfLocalDate('2026-02-30', 'UTC')).toBeNull();
  expect(startOfLocalDate('yesterday', 'UTC')).toBeNull();
});
