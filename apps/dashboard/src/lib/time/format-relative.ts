import { formatterOf } from './formatter.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/**
 * How long ago something was, as short as a list needs: "now", "9 min", "3 h", "Mon", "12 Nov", "12 Nov 2024".
 * Days are those of `timeZone` (IANA). A time ahead of the clock counts as now.
 */
export function formatRelative(at: Date, now: Date, timeZone: string): string {
  const ageMs = now.getTime() - at.getTime();
  if (ageMs < 45_000) return 'now';
  if (ageMs < hourMs) return `${String(Math.max(1, Math.round(ageMs / minuteMs)))} min`;
  if (ageMs < 22 * hourMs) return `${String(Math.round(ageMs / hourMs))} h`;
  if (ageMs < 6.5 * dayMs) return formatterOf('weekday', timeZone).format(at);
  const year = formatterOf('year', timeZone);
  const isThisYear = year.format(at) === year.format(now);
  return formatterOf(isThisYear ? 'day' : 'dayOfYear', timeZone).format(at);
}

/** As formatRelative, for a sentence: "just now", "9 min ago", "3 h ago", "Mon". */
export function formatAgo(at: Date, now: Date, timeZone: string): string {
  const words = formatRelative(at, now, timeZone);
  if (words === 'now') return 'just now';
  return / (?:min|h)$/.test(words) ? `${words} ago` : words;
}

/** How long something has lasted: "1 min", "27 h", "3 days". */
export function formatDuration(from: Date, now: Date): string {
  const lastsMs = Math.max(now.getTime() - from.getTime(), minuteMs);
  if (lastsMs < hourMs) return `${String(Math.round(lastsMs / minuteMs))} min`;
  const hours = Math.round(lastsMs / hourMs);
  return hours < 48 ? `${String(hours)} h` : `${String(Math.floor(lastsMs / dayMs))} days`;
}

/** The exact moment in words, with its zone: "Sun 22 Nov 2026, 14:02:09 CET". */
export function formatExact(at: Date, timeZone: string): string {
  return formatterOf('exact', timeZone).format(at);
}
