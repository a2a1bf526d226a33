/**
 * Each document also says when its conversation was last active: its day and its block of 32 days (both since 1970, UTC),
 * by tokens no text can hold (see `search_times` in the migrations). With them the index finds the newest first.
 */

const DAY_MS = 86_400_000;
const BLOCK = 32;
/** Of documents whose time lay ahead when they were stored. */
const AHEAD = '~f';

/** So many whole days, UTC. */
export interface Span {
  /** A tsquery that finds every document of the span; null for any. */
  tokens: string | null;
  /** The day it begins with, since 1970; null for the beginning of time. */
  from: number | null;
  /** The day before which it ends. */
  before: number;
}

/** A span that would name more blocks than this is all of time. */
const MAX_BLOCKS = 64;

/** The day of a moment, since 1970. */
export function dayOf(moment: Date): number {
  return Math.floor(moment.getTime() / DAY_MS);
}

/** When a day begins. */
export function startOfDay(day: number): Date {
  return new Date(day * DAY_MS);
}

/** So many days up to, and without, the given one. */
export function spanBefore(before: number, days: number): Span {
  if (days > MAX_BLOCKS * BLOCK) return { tokens: null, from: null, before };
  const from = before - days;
  return { tokens: oneOf([AHEAD, ...tokensOf(from, before)]), from, before };
}

/** The days from `low` to before `high`, by blocks where they are whole. */
function tokensOf(low: number, high: number): string[] {
  const tokens: string[] = [];
  for (let next = low; next < high;) {
    const isWhole = next % BLOCK === 0 && next + BLOCK <= high;
    tokens.push(isWhole ? `~b${next / BLOCK}` : `~d${next}`);
    next += isWhole ? BLOCK : 1;
  }
  return tokens;
}

const oneOf = (tokens: string[]) => tokens.map((token) => `'${token}'`).join(' | ');
