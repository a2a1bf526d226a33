/**
 * Each document also says when its conversation was last active: its day and its block of 32 days (both since 1970, UTC),
 * by tokens no text can hold (see `search_times` in the migrations). With them the index finds the newest first.
 */

const DAY_MS = 86_400_000;
const BLOCK = 32;
/** Of documents whose time lay ahead when they were stored. */
const AHEAD = '~f';

export interface Span {
  /** A tsquery that finds every document of the span; null for any. */
  tokens: string | null;
  /** Inclusive; null for the beginning of time. */
  from: Date | null;
  /** Exclusive; null for the end of time. */
  before: Date | null;
}

/** How much longer the second span is than the first. */
const GROWTH = 8;
/** Where two spans would name more blocks than this, everything is meant at once. */
const MAX_BLOCKS = 64;

/**
 * Spans one behind the other from a moment down to the beginning of time: one that reaches back so many days (Infinity: to
 * the beginning), a longer one, and the rest.
 */
export function spansBefore(moment: Date, days: number): Span[] {
  const top = Math.floor(moment.getTime() / DAY_MS) + 1;
  const lows = [top - days, top - days - days * GROWTH];
  const bounds = (lows[1] ?? top) < top - MAX_BLOCKS * BLOCK ? [] : lows;
  const spans = bounds.map((low, index) => ({
    tokens: oneOf([AHEAD, ...tokensOf(low, bounds[index - 1] ?? top)]),
    from: new Date(low * DAY_MS),
    before: index === 0 ? null : new Date((bounds[index - 1] ?? top) * DAY_MS),
  }));
  return [...spans, { tokens: null, from: null, before: spans.at(-1)?.from ?? null }];
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
