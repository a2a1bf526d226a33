import { DateTime, type DateTimeUnit } from 'luxon';
import type { Moment, TimeTest } from './filter.ts';

/** An instant, or all of a day, month, year or minute. */
interface Span {
  from: Date;
  before: Date;
}

export interface Clock {
  now: Date;
  /** IANA name: whose days are meant. */
  timeZone: string;
}

const agoUnits = { min: 'minutes', h: 'hours', d: 'days', w: 'weeks' } as const;

/**
 * The instants a test of time lets through: `from` is inclusive, `before` is not. ">2026-11-01" begins after that day,
 * ">=2026-11-01" with it; "7d" alone is "since seven days ago".
 */
export function resolveTime(test: TimeTest, clock: Clock): { from?: Date; before?: Date } {
  if ('from' in test) return { from: toSpan(test.from, clock).from, before: toSpan(test.to, clock).before };
  const span = toSpan(test.moment, clock);
  switch (test.is) {
    case '>':
      return { from: span.before };
    case '>=':
      return { from: span.from };
    case '<':
      return { before: span.from };
    case '<=':
      return { before: span.before };
    case '=':
      return 'ago' in test.moment ? { from: span.from } : span;
  }
}

function toSpan(moment: Moment, { now, timeZone }: Clock): Span {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  if ('ago' in moment) {
    const at = local.minus({ [agoUnits[moment.unit]]: moment.ago }).toJSDate();
    return { from: at, before: at };
  }
  if ('day' in moment) return whole(moment.day === 'today' ? local : local.minus({ days: 1 }), 'day');
  const units: Record<number, DateTimeUnit> = { 4: 'year', 7: 'month', 10: 'day' };
  return whole(DateTime.fromISO(moment.date, { zone: timeZone }), units[moment.date.length] ?? 'minute');
}

/** Days of 23 and 25 hours included. */
function whole(at: DateTime, unit: DateTimeUnit): Span {
  const start = at.startOf(unit);
  return { from: start.toJSDate(), before: start.plus({ [unit]: 1 }).toJSDate() };
}
