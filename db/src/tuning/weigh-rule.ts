/**
 * How much a rule counts in a workspace, from its members' verdicts on the rule's flags.
 *
 *   precision = (right + 4) / (right + wrong + 5)      the mean of a Beta(4, 1) prior after the verdicts: 0.8 before any
 *   weight    = precision / 0.8, between 0.3 and 1     1 with fewer than five verdicts
 *   score     = what the analyser found × weight       and a flag shows when its score reaches the workspace's threshold
 */

export interface Verdicts {
  right: number;
  wrong: number;
}

export interface RuleWeight extends Verdicts {
  weight: number;
}

export const MIN_VERDICTS = 5;
export const MIN_WEIGHT = 0.3;
const PRIOR = { right: 4, wrong: 1 };
const PRIOR_MEAN = PRIOR.right / (PRIOR.right + PRIOR.wrong);

/** What a visitor or the sender did is no guess: these always count in full, and show at any threshold. */
export const factRules: ReadonlySet<string> = new Set(['rating.unhelpful', 'handoff.reported']);

/** Of 1; see the formula above. */
export function weighRule({ right, wrong }: Verdicts): number {
  if (right + wrong < MIN_VERDICTS) return 1;
  const precision = (right + PRIOR.right) / (right + wrong + PRIOR.right + PRIOR.wrong);
  return Math.min(1, Math.max(MIN_WEIGHT, precision / PRIOR_MEAN));
}
