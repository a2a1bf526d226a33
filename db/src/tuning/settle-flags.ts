import type { FlagKind } from '../analyses/words.ts';
import type { MessageId } from '../ids.ts';
import { factRules, type RuleWeight } from './weigh-rule.ts';

/** How sure a flag must be of which nothing else is said. */
export const DEFAULT_THRESHOLD = 0.5;
/** What is less sure than this is not kept: no workspace's threshold goes below it. */
export const LOWEST_THRESHOLD = 0.2;
export const HIGHEST_THRESHOLD = 0.9;

/** An analyser's own thresholds, where they are not `DEFAULT_THRESHOLD`. */
export type KindThresholds = Readonly<Partial<Record<FlagKind, number>>>;

export interface Tuning {
  /** The workspace's own; null: the analyser's. */
  threshold: number | null;
  defaults: KindThresholds;
  /** Rules of which members judged flags; one that is not there counts in full. */
  weights: ReadonlyMap<string, RuleWeight>;
}

export const defaultTuning: Tuning = { threshold: null, defaults: {}, weights: new Map() };

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
  { threshold, defaults, weights }: Tuning,
  gapsReviewed: ReadonlySet<MessageId | null> = new Set(),
): (Omit<Flag, keyof Settled> & Settled)[] {
  // Scores are stored in 32 bits: compared in those, a stored flag and a found one fare alike.
  const scoreOf = ({ rule, foundScore }: Flag) => {
    const fact = rule !== null && factRules.has(rule);
    return Math.fround(Math.fround(foundScore) * (fact || rule === null ? 1 : (weights.get(rule)?.weight ?? 1)));
  };
  const limitOf = (kind: FlagKind) => Math.fround(threshold ?? defaults[kind] ?? DEFAULT_THRESHOLD);
  const gaps = new Set(gapsReviewed);
  for (const flag of flags)
    if (flag.kind === 'knowledge_gap' && scoreOf(flag) >= limitOf(flag.kind)) gaps.add(flag.messageId);
  return flags.map((flag) => {
    const score = scoreOf(flag);
    const saidAsGap = flag.kind === 'failed_answer' && gaps.has(flag.messageId);
    return { ...flag, score, status: score >= limitOf(flag.kind) && !saidAsGap ? 'open' : 'below' };
  });
}
