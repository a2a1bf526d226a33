import { expect, test } from 'vitest';
import { campaignDay, isStaffed, nextOpening, weekOf } from './timetable.ts';

const at = (instant: string) => Date.parse(instant);
const sunday = new Date('2026-11-22T14:30:00Z');

test('the week of now is the eighth, and weeks turn at midnight in the shop, also across the end of summer time', () => {
  expect(weekOf(at('2026-11-22T14:00:00Z'), sunday)).toBe(8);
  expect(weekOf(at('2026-11-15T22:59:59Z'), sunday)).toBe(7);
  expect(weekOf(at('2026-11-15T23:00:00Z'), sunday)).toBe(8);
  expect(weekOf(at('2026-10-25T22:59:59Z'), sunday)).toBe(4);
  expect(weekOf(at('2026-10-25T23:00:00Z'), sunday)).toBe(5);
});

test('the odd days before the eighth week back belong to the first', () => {
  expect(weekOf(at('2026-09-29T10:00:00Z'), new Date('2026-11-24T14:30:00Z'))).toBe(1);
});

test('the sale is on the Thursday of the sixth week', () => {
  expect(campaignDay(sunday)).toBe('2026-11-05');
  expect(campaignDay(new Date('2026-11-23T06:00:00Z'))).toBe('2026-11-12');
});

test('people are there on weekdays from 9 to 18 and on Saturdays from 10 to 16, shop time', () => {
  expect(isStaffed(at('2026-11-20T08:00:00Z'))).toBe(true);
  expect(isStaffed(at('2026-11-20T17:00:00Z'))).toBe(false);
  expect(isStaffed(at('2026-11-21T08:59:00Z'))).toBe(false);
  expect(isStaffed(at('2026-11-21T09:00:00Z'))).toBe(true);
  expect(isStaffed(at('2026-11-22T11:00:00Z'))).toBe(false);
});

test('after Saturday comes Monday, after a weekday evening the next morning', () => {
  expect(new Date(nextOpening(at('2026-11-21T20:00:00Z'))).toISOString()).toBe('2026-11-23T08:00:00.000Z');
  expect(new Date(nextOpening(at('2026-11-19T20:00:00Z'))).toISOString()).toBe('2026-11-20T08:00:00.000Z');
  expect(new Date(nextOpening(at('2026-11-20T20:00:00Z'))).toISOString()).toBe('2026-11-21T09:00:00.000Z');
});
