export interface SnoozeChoice {
  label: string;
  until: Date;
}

const hourMs = 3_600_000;
const MORNING = 9;

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

/** Nine o'clock `days` days on. Two steps settle a change of the clocks in between. */
function morning(now: Date, days: number, timeZone: string): Date {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(now.getTime() + days * 24 * hourMs));
  const wanted = new Date(`${day}T0${String(MORNING)}:00:00Z`);
  const once = new Date(wanted.getTime() - offsetMs(wanted, timeZone));
  return new Date(wanted.getTime() - offsetMs(once, timeZone));
}

/** How far the zone's clock is ahead of UTC at that moment. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return new Date(`${parts.replace(' ', 'T')}Z`).getTime() - Math.floor(at.getTime() / 1_000) * 1_000;
}
