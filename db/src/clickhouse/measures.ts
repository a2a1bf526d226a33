import { conditions, type ConditionName } from './conditions.ts';
import { ch, type Fragment } from './fragment.ts';

export type MeasureUnit = 'conversations' | 'visitors' | 'messages' | 'share' | 'seconds';

/**
 * How a number is computed. A share is numerator ÷ denominator; a count is its numerator and has no denominator; a
 * quantile is its value, over as many conversations as its denominator says.
 */
export interface Measure {
  unit: MeasureUnit;
  numerator: Fragment | null;
  denominator: Fragment | null;
  value: Fragment | null;
  /** Whether the parts of a breakdown add up to the whole; shares do by numerator and denominator. */
  additive: boolean;
}

function count(condition: ConditionName): Measure {
  return { unit: 'conversations', numerator: countIf(condition), denominator: null, value: null, additive: true };
}

function share(of: ConditionName, among: ConditionName): Measure {
  return {
    unit: 'share',
    numerator: ch`countIf(${conditions[of]} and ${conditions[among]})`,
    denominator: countIf(among),
    value: null,
    additive: true,
  };
}

/** Interpolated like PostgreSQL's percentile_cont, so that anybody can check it there. */
function firstResponse(quantile: Fragment): Measure {
  return {
    unit: 'seconds',
    numerator: null,
    denominator: countIf('responded'),
    value: ch`if(${countIf('responded')} = 0, null, ${quantile} / 1000)`,
    additive: false,
  };
}

function countIf(condition: ConditionName): Fragment {
  return ch`countIf(${conditions[condition]})`;
}

/**
 * Every measure by its name, as PRODUCT.md "Numbers" defines it. Conversations of crawlers are in the volumes
 * (conversations, visitors, messages, flags) and in nothing else.
 */
export const measures = {
  conversations: { ...count('asked'), numerator: ch`count()` },
  /** Distinct known visitors, and one for each conversation whose visitor is not known. */
  visitors: {
    unit: 'visitors',
    numerator: ch`uniqExact(ifNull(visitor_id, conversation_id))`,
    denominator: null,
    value: null,
    additive: false,
  },
  messages: { unit: 'messages', numerator: ch`sum(messages)`, denominator: null, value: null, additive: true },
  handled: count('handled'),
  answer_rate: share('answered', 'asked'),
  gap_rate: share('has_gap', 'has_question'),
  resolved_rate: share('resolved', 'handled_and_analysed'),
  resolved_confirmed_rate: share('resolved_confirmed', 'handled_and_analysed'),
  resolved_assumed_rate: share('resolved_assumed', 'handled_and_analysed'),
  abandoned_rate: share('abandoned', 'asked_and_analysed'),
  handoff_rate: share('handed_off', 'handled'),
  /** Of bot messages that were rated, not of conversations. */
  helpful_rate: {
    unit: 'share',
    numerator: ch`sumIf(helpful, ${conditions.rated})`,
    denominator: ch`sumIf(helpful + unhelpful, ${conditions.rated})`,
    value: null,
    additive: true,
  },
  flagged: count('flagged'),
  open_flags: { unit: 'messages', numerator: ch`sum(open_flags)`, denominator: null, value: null, additive: true },
  first_response_p50: firstResponse(ch`quantileExactInclusiveIf(0.5)(first_response_ms, ${conditions.responded})`),
  first_response_p95: firstResponse(ch`quantileExactInclusiveIf(0.95)(first_response_ms, ${conditions.responded})`),
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

export const measureNames = Object.keys(measures) as [MeasureName, ...MeasureName[]];

export function measure(name: MeasureName): Measure {
  return measures[name];
}
