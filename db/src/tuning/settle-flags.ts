import type { FlagKind } from '../analyses/words.ts';
import type { MessageId } from '../ids.ts';
import { factRules, type RuleWeight } from './weigh-rule.ts';

/** How sure a flag must be where the workspace says nothing: the analyser's own 0.5. */
export const DEFAULT_THRESHOLD = 0.5;
/** What is less sure than this is not kept: no threshold goes below it. */
export const LOWEST_THRESHOLD = 0.3;
export const HIGHEST_THRESHOLD = 0.9;

export interface Tuning {
  threshold: number;
  /** Rules of which members judged flags; one that is not there counts in full. */
  weights: ReadonlyMap<string, RuleWeight>;
}

export const defaultTuning: Tuning = { threshold: DEFAULT_THRESHOLD, weights: new Map() };

export interface FlagToSettle {
  kind: FlagKind;
  messageId: MessageId | null;
  rule: string | null;
  /** As the analyser gave it. */
  foundScore: number;
}

export interface Settled {
  score: number;
  status: 'open' | 'below';
}

/**
 * What becomes of the findings on one conversation under a tuning, in their order. An answer that is shown as a gap is
 * not shown as a failure as well; `gapsReviewed` names messages whose gap a member has judged.
 */
export function settleFlags<Flag extends FlagToSettle>(
  flags: readonly Flag[],
  { threshold, weights }: Tuning,
  gapsReviewed: ReadonlySet<MessageId | null> = new Set(),
): (Omit<Flag, keyof Settled> & Settled)[] {
  // Scores are stored in 32 bits: compared in those, a stored flag and a found one fare alike.
  const scoreOf = ({ rule, foundScore }: Flag) => {
    const fact = rule !== null && factRules.has(rule);
    return Math.fround(Math.fround(foundScore) * (fact || rule === null ? 1 : (weights.get(rule)?.weight ?? 1)));
  };
  const limit = Math.fround(threshold);
  const gaps = new Set(gapsReviewed);
  for (const flag of flags) if (flag.kind === 'knowledge_gap' && scoreOf(flag) >= limit) gaps.add(flag.messageId);
  return flags.map((flag) => {
    const score = scoreOf(flag);
    const saidAsGap = flag.kind === 'failed_answer' && gaps.has(flag.messageId);
    return { ...flag, score, status: score >= limit && !saidAsGap ? 'open' : 'below' };
  });
}
