export interface SnoozeChoice {
  label: string;
  until: Date;
}

const hourMs = 3_600_000;
const MORNING = 9;
const LOCAL_MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** When a conversation may come back: days and mornings are those of `timeZone` (IANA). */
export function snoozeChoices(now: Date, timeZone: string): SnoozeChoice[] {
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(now);
  const order = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const toMonday = 7 - order.indexOf(weekday);
  return [
    { label: 'In three hours', until: new Date(now.getTime() + 3 * hourMs) },
    { label: 'Tomorrow at nine', until: morning(now, 1, timeZone) },
    { label: 'On Monday at nine', until: morning(now, toMonday, timeZone) },
  ];
}

/** Nine o'clock `days` days on. */
function morning(now: Date, days: number, timeZone: string): Date {
  const day = localMinute(new Date(now.getTime() + days * 24 * hourMs), timeZone).slice(0, 10);
  return instantOf(`${day}T0${String(MORNING)}:00`, timeZone);
}

/** A moment on the clock of `timeZone`, to the minute, as a `datetime-local` field has it: `2026-11-23T09:00`. */
export function localMinute(at: Date, timeZone: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return text.replace(' ', 'T');
}

/**
 * The moment at which the clock of `timeZone` shows `local` (`2026-11-23T09:00`). Two steps settle a change of the clocks
 * in between; an hour that a change leaves out is the one after it. An invalid Date for what is no time.
 */
export function instantOf(local: string, timeZone: string): Date {
  const wanted = new Date(LOCAL_MINUTE.test(local) ? `${local}Z` : NaN);
  if (Number.isNaN(wanted.getTime())) return wanted;
  const once = new Date(wanted.getTime() - offsetMs(wanted, timeZone));
  return new Date(wanted.getTime() - offsetMs(once, timeZone));
}

/** How far the zone's clock is ahead of UTC at that moment. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return new Date(`${parts.replace(' ', 'T')}Z`).getTime() - Math.floor(at.getTime() / 1_000) * 1_000;
}
