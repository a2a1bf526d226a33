import { expect, test } from 'vitest';
import { isTimeZone, listTimeZones } from './time-zones.ts';

test('every zone that is offered is also accepted', () => {
  const zones = listTimeZones();
  expect(zones).toContain('UTC');
  expect(zones).toContain('Europe/Berlin');
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
});

test.each(['', 'Mars/Olympus', '+02:00', 'Europe/Berlin; drop table'])('%j is no time zone', (zone) => {
  expect(isTimeZone(zone)).toBe(false);
});
