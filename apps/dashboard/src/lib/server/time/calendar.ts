import { DateTime } from 'luxon';

export interface Calendar {
  /** IANA name. */
  timeZone: string;
  /** ISO weekday the week begins with: 1 Monday … 7 Sunday. */
  weekStart: number;
}

/** Instants; `from` is inclusive, `to` is not. */
export interface Period {
  from: Date;
  to: Date;
}

/** The week that holds the moment, in the workspace's calendar; 167 or 169 hours long when the clocks change in it. */
export function weekOf(at: Date, calendar: Calendar): Period {
  const day = DateTime.fromJSDate(at, { zone: calendar.timeZone }).startOf('day');
  const from = day.minus({ days: (day.weekday - calendar.weekStart + 7) % 7 });
  return { from: from.toJSDate(), to: from.plus({ weeks: 1 }).toJSDate() };
}

/** The local date of a moment: `2026-11-16`. */
export function localDate(at: Date, timeZone: string): string {
  return DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** The beginning of a local date, or null when the text is not one. */
export function startOfLocalDate(date: string, timeZone: string): Date | null {
  const day = DateTime.fromFormat(date, 'yyyy-MM-dd', { zone: timeZone });
  return day.isValid ? day.toJSDate() : null;
}

/** The last `days` local days up to and with today's. */
export function lastDays(days: number, now: Date, timeZone: string): Period {
  const tomorrow = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').plus({ days: 1 });
  return { from: tomorrow.minus({ days }).toJSDate(), to: tomorrow.toJSDate() };
}

/** The period of as many local days right before the given one. */
export function periodBefore({ from, to }: Period, timeZone: string): Period {
  const start = DateTime.fromJSDate(from, { zone: timeZone });
  const days = Math.round(DateTime.fromJSDate(to, { zone: timeZone }).diff(start, 'days').days);
  return { from: start.minus({ days }).toJSDate(), to: from };
}

/** Where each of the last `weeks` weeks begins, the current one's included, and where that one ends. */
export function lastWeeks(weeks: number, now: Date, calendar: Calendar): Date[] {
  const first = DateTime.fromJSDate(weekOf(now, calendar).from, { zone: calendar.timeZone });
  return Array.from({ length: weeks + 1 }, (_, index) => first.plus({ weeks: index - weeks + 1 }).toJSDate());
}
