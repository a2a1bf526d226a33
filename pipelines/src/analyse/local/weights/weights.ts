/** The two learned scores of an answer, as log-odds with 0 where a reviewer should look. Learned by `bench/quality/train`. */
import type { AnswerFeatures } from '../signals/answer-features.ts';
import failure from './failure.json' with { type: 'json' };
import { createScorer } from './forest.ts';
import gap from './gap.json' with { type: 'json' };

/** A gap is shown a little later than it is likelier than not: at these odds strict and wide readings of "gap" agree best. */
const GAP_SHOWN_AT = Math.log(0.54 / 0.46);
/** The dialogues learned from break down at two turns in five; on a shop's chat it is rather one in twenty. */
const FAILURE_SHOWN_AT = Math.log(0.8 / 0.2);

const scoreGap = createScorer(gap);
const scoreFailure = createScorer(failure);

export function gapLogOdds(features: AnswerFeatures): number {
  return scoreGap(features) - GAP_SHOWN_AT;
}

export function failureLogOdds(features: AnswerFeatures): number {
  return scoreFailure(features) - FAILURE_SHOWN_AT;
}
