/** What becomes of a delivery after an answer, or after none. */
export type Verdict =
  | { end: 'taken' }
  /** Tried again after so long; `isAway`: nothing else would get through either. */
  | { end: 'again'; waitMs: number; isAway: boolean }
  | { end: 'given up' }
  /** The receiver wants nothing any more: the webhook is switched off. */
  | { end: 'gone' };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The receiver is down or busy: a day and a half from the first try to the last. */
const WHILE_AWAY = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  18 * HOUR,
];
/** It answers, and refuses: only a change of the receiver helps, and somebody may be at it. */
const WHILE_REFUSED = [MINUTE, 15 * MINUTE, 2 * HOUR];
const LONGEST_ASKED = 6 * HOUR;

/** Statuses of a 4xx that ask for patience, not for another request. */
const patience = new Set([408, 409, 425, 429]);

/**
 * Judges the answer to try number `tries` (from 1). `status` is null when nothing answered. A `Retry-After`, in seconds
 * or as a date, puts the next try off, but not beyond six hours.
 */
export function judgeAnswer(given: {
  status: number | null;
  retryAfter: string | null;
  tries: number;
  now: Date;
}): Verdict {
  const { status, retryAfter, tries, now } = given;
  if (status !== null && status >= 200 && status < 300) return { end: 'taken' };
  if (status === 410) return { end: 'gone' };
  const isRefused = status !== null && status < 500 && !patience.has(status);
  const waitMs = (isRefused ? WHILE_REFUSED : WHILE_AWAY)[tries - 1];
  if (waitMs === undefined) return { end: 'given up' };
  return {
    end: 'again',
    isAway: !isRefused,
    waitMs: Math.max(waitMs, Math.min(askedMs(retryAfter, now), LONGEST_ASKED)),
  };
}

function askedMs(retryAfter: string | null, now: Date): number {
  if (retryAfter === null) return 0;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * SECOND;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
