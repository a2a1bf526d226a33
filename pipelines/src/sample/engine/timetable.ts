/** When people write: a calendar of eight weeks that end at `now`, in the visitor's own time of day. */
import { DateTime } from 'luxon';
import type { Device, Scenario } from '../script.ts';
import { atQuantile, type Random } from './random.ts';

/** The shop's own time zone: its weeks begin on Monday there, and its people work there. */
export const SHOP_ZONE = 'Europe/Amsterdam';
export const SPAN_DAYS = 56;
const CAMPAIGN_WEEK = 6;
const THURSDAY = 4;

/** Monday to Sunday. */
const weekdayWeights = [1.2, 1.12, 1.05, 1.02, 0.92, 0.6, 0.66] as const;
const GROWTH_PER_WEEK = 0.085;
/** What an ordinary scenario gains on the day of the campaign. */
const CAMPAIGN_LIFT = 1.5;

/** Relative weight of each local hour, 0 to 23. */
const officeHours = [3, 2, 1, 1, 1, 2, 8, 24, 55, 90, 100, 92, 80, 82, 90, 88, 78, 70, 58, 66, 72, 58, 30, 12];
const phoneHours = [6, 3, 2, 1, 2, 5, 20, 48, 56, 48, 50, 58, 78, 68, 52, 50, 58, 70, 80, 98, 105, 92, 55, 20];
const weekendHours = [9, 5, 3, 2, 1, 2, 5, 14, 34, 62, 84, 90, 82, 74, 76, 80, 78, 70, 64, 72, 84, 72, 45, 20];

/** Calendar week of an instant, 1 to 8, where 8 is the week of `now`; the days before the eighth week count as 1. */
export function weekOf(atMs: number, now: Date): number {
  const thisMonday = DateTime.fromJSDate(now, { zone: SHOP_ZONE }).startOf('week');
  const monday = DateTime.fromMillis(atMs, { zone: SHOP_ZONE }).startOf('week');
  return Math.min(8, Math.max(1, 8 - Math.round(thisMonday.diff(monday, 'weeks').weeks)));
}

/** The day of the sale, `YYYY-MM-DD` in the shop's time zone: Thursday of week 6. */
export function campaignDay(now: Date): string {
  const monday = DateTime.fromJSDate(now, { zone: SHOP_ZONE }).startOf('week');
  return monday
    .minus({ weeks: 8 - CAMPAIGN_WEEK })
    .plus({ days: THURSDAY - 1 })
    .toFormat('yyyy-MM-dd');
}

interface Day {
  midnight: DateTime;
  week: number;
  isSale: boolean;
  weight: number;
}

/** The days of the sample in each time zone, worked out once. */
export function createCalendar(now: Date) {
  const nowMs = now.getTime();
  const sale = campaignDay(now);
  const byZone = new Map<string, Day[]>();

  function daysIn(zone: string): Day[] {
    const known = byZone.get(zone);
    if (known) return known;
    const today = DateTime.fromJSDate(now, { zone }).startOf('day');
    const days = Array.from({ length: SPAN_DAYS + 1 }, (_, index): Day => {
      const midnight = today.minus({ days: SPAN_DAYS - index });
      const growth = 1 + GROWTH_PER_WEEK * (index / 7);
      return {
        midnight,
        week: weekOf(midnight.plus({ hours: 12 }).toMillis(), now),
        isSale: midnight.toFormat('yyyy-MM-dd') === sale,
        weight: growth * (weekdayWeights[midnight.weekday - 1] ?? 1),
      };
    });
    byZone.set(zone, days);
    return days;
  }

  /**
   * Draws the start of a conversation, in Unix milliseconds, at least two minutes before `now`. `quantile`, 0 to 1, says
   * how far along the scenario's own eight weeks: spread evenly, its trend is the same for every seed.
   */
  function drawStart(
    scenario: Scenario,
    device: Device,
    zone: string,
    quantile: number,
    random: Random,
  ): { startMs: number; isSale: boolean } {
    const days = daysIn(zone).map((day) => {
      const lift = day.isSale ? CAMPAIGN_LIFT * (scenario.campaign ?? 1) : 1;
      return [day, day.weight * (scenario.weeks?.[day.week - 1] ?? 1) * lift] as const;
    });
    for (let draw = quantile; ; draw = random.next()) {
      const { midnight, isSale } = atQuantile(days, draw);
      const weekday = device === 'mobile' ? phoneHours : officeHours;
      const hours = midnight.weekday >= 6 ? weekendHours : weekday;
      const hour = random.weighted(hours.map((weight, index) => [index, weight] as const));
      const time = { hour, minute: random.int(0, 59), second: random.int(0, 59), millisecond: random.int(0, 999) };
      const startMs = midnight.set(time).toMillis();
      if (startMs > nowMs - SPAN_DAYS * 86_400_000 && startMs < nowMs - 120_000) return { startMs, isSale };
    }
  }

  return { drawStart };
}

/** Whether the shop's people answer chats at this instant: Monday to Friday 9–18, Saturday 10–16. */
export function isStaffed(atMs: number): boolean {
  const { weekday, hour } = DateTime.fromMillis(atMs, { zone: SHOP_ZONE });
  if (weekday === 7) return false;
  return weekday === 6 ? hour >= 10 && hour < 16 : hour >= 9 && hour < 18;
}

/** The next instant at which the shop's people begin work, in Unix milliseconds. */
export function nextOpening(atMs: number): number {
  let day = DateTime.fromMillis(atMs, { zone: SHOP_ZONE });
  for (;;) {
    const opening = day.startOf('day').set({ hour: day.weekday === 6 ? 10 : 9 });
    if (day.weekday !== 7 && opening.toMillis() > atMs) return opening.toMillis();
    day = day.startOf('day').plus({ days: 1 });
  }
}
