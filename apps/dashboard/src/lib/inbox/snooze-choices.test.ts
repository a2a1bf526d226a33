import { expect, it } from 'vitest';
import { instantOf, localMinute, snoozeChoices } from './snooze-choices.ts';

const until = (now: string, timeZone: string) =>
  snoozeChoices(new Date(now), timeZone).map((choice) => choice.until.toISOString());

it('mornings are the workspace’s', () => {
  // A Wednesday evening in New York is already Thursday in UTC.
  expect(until('2026-11-19T01:30:00Z', 'America/New_York')).toEqual([
    '2026-11-19T04:30:00.000Z',
    '2026-11-19T14:00:00.000Z',
    '2026-11-23T14:00:00.000Z',
  ]);
});

it('stay at nine when the clocks change in between', () => {
  expect(until('2026-10-24T12:00:00Z', 'Europe/Berlin').slice(1)).toEqual([
    '2026-10-25T08:00:00.000Z',
    '2026-10-26T08:00:00.000Z',
  ]);
});

it('a time that is picked is of the workspace’s clock, through changes of it', () => {
  for (const local of ['2026-11-23T09:00', '2026-07-01T00:30', '2026-10-25T12:15']) {
    expect(localMinute(instantOf(local, 'Europe/Berlin'), 'Europe/Berlin')).toBe(local);
  }
  // The hour that the clocks leave out in spring.
  expect(localMinute(instantOf('2026-03-29T02:30', 'Europe/Berlin'), 'Europe/Berlin')).toBe('2026-03-29T03:30');
  expect(instantOf('', 'UTC').getTime()).toBeNaN();
});

it('on a Monday the next Monday is meant', () => {
  expect(until('2026-11-23T12:00:00Z', 'UTC')[2]).toBe('2026-11-30T09:00:00.000Z');
});
