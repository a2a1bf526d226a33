/** How each measure is said and shown. The definitions are PRODUCT.md's "Numbers". */
import type { MeasuredValue, MeasureName } from '@debrief/db/clickhouse';
import { difference, type Difference } from './difference.ts';

export interface MeasureWords {
  label: string;
  definition: string;
  /** "of 1,204 with a question"; takes the formatted count. */
  of: (count: string) => string;
  /** Whether more of it is good news, bad news, or just more. */
  more: 'good' | 'bad' | 'neutral';
}

export const cards = [
  'conversations',
  'answer_rate',
  'gap_rate',
  'helpful_rate',
  'handoff_rate',
  'first_response_p50',
] as const;
export const charted = ['conversations', 'gap_rate', 'helpful_rate'] as const;
export type CardMeasure = (typeof cards)[number];
export type ChartedMeasure = (typeof charted)[number];

/** Crawlers count in the volume alone, and every rate says so. */
const PEOPLE = 'Crawlers are left out.';

export const words: Record<CardMeasure, MeasureWords> = {
  conversations: {
    label: 'Conversations',
    definition: 'Conversations that started in the period, those of crawlers included.',
    of: () => 'started in the period',
    more: 'neutral',
  },
  answer_rate: {
    label: 'Answer rate',
    definition: `Conversations with a bot answer that was not a fallback, of those with a visitor message. ${PEOPLE}`,
    of: (count) => `of ${count} with a visitor message`,
    more: 'good',
  },
  gap_rate: {
    label: 'Gap rate',
    definition: `Conversations with an unanswered question, of those with a question. ${PEOPLE}`,
    of: (count) => `of ${count} with a question`,
    more: 'bad',
  },
  helpful_rate: {
    label: 'Helpful rate',
    definition: `Helpful ratings, of all bot messages rated. ${PEOPLE}`,
    of: (count) => `of ${count} rated messages`,
    more: 'good',
  },
  handoff_rate: {
    label: 'Handoff rate',
    definition: `Conversations handed to a human, of those the bot answered or handed off. ${PEOPLE}`,
    of: (count) => `of ${count} handled`,
    more: 'neutral',
  },
  first_response_p50: {
    label: 'First response',
    definition: `Median time from the first visitor message to the first answer of bot or operator. ${PEOPLE}`,
    of: (count) => `median of ${count} answered`,
    more: 'bad',
  },
};

const whole = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const points = new Intl.NumberFormat('en', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const seconds = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

export function isShare(name: MeasureName): boolean {
  return name.endsWith('_rate');
}

/** A value as shown; a dash when there is nothing to divide by. */
export function formatValue(name: MeasureName, value: number | null): string {
  if (value === null) return '–';
  if (isShare(name)) return percent.format(value);
  return name.startsWith('first_response') ? `${seconds.format(value)} s` : whole.format(value);
}

export function formatCount(count: number): string {
  return whole.format(count);
}

/** Below this many cases a number is shown, and not compared. */
export const FEW = 20;
/** A growth beyond this, as a ratio, is said as a multiple: "+7,965 %" tells nobody anything. */
const MANY_TIMES = 10;

export interface Change {
  text: string;
  interval?: string;
  direction: 'up' | 'down' | 'flat';
  verdict: 'good' | 'bad' | 'unclear';
}

/** The change against an earlier period; undefined where there is nothing to compare. */
export function describeChange(name: CardMeasure, now: MeasuredValue, before: MeasuredValue): Change | undefined {
  if (isShare(name)) {
    const found = difference(toShare(before), toShare(now));
    return found ? shareChange(name, found) : undefined;
  }
  // Against a handful any ratio is noise.
  const grounds = before.denominator ?? before.value ?? 0;
  if (now.value === null || !before.value || grounds < FEW) return undefined;
  const ratio = now.value / before.value - 1;
  return {
    text: ratio < MANY_TIMES ? `${points.format(ratio * 100)}%` : `${whole.format(Math.round(ratio + 1))} times`,
    direction: directionOf(ratio),
    verdict: 'unclear',
  };
}

function shareChange(name: CardMeasure, { value, low, high }: Difference): Change {
  // An interval that holds zero says that nothing is known to have changed.
  const clear = low > 0 || high < 0;
  const good = words[name].more === 'neutral' ? null : words[name].more === 'good' ? value > 0 : value < 0;
  return {
    text: `${points.format(value * 100)} pts`,
    interval: `${points.format(low * 100)} to ${points.format(high * 100)}`,
    direction: clear ? directionOf(value) : 'flat',
    verdict: !clear || good === null ? 'unclear' : good ? 'good' : 'bad',
  };
}

function directionOf(value: number): Change['direction'] {
  return value > 0 ? 'up' : value < 0 ? 'down' : 'flat';
}

function toShare({ numerator, denominator }: MeasuredValue) {
  return { numerator: numerator ?? 0, denominator: denominator ?? 0 };
}
