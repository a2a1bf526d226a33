/** The two learned scores of an answer, as log-odds with 0 where a reviewer should look. Learned by `bench/quality/train`. */
import type { AnswerFeatures } from '../signals/answer-features.ts';
import failure from './failure.json' with { type: 'json' };
import { createScorer } from './forest.ts';
import gap from './gap.json' with { type: 'json' };

/** A gap is shown a little later than it is likelier than not: at these odds strict and wide readings of "gap" agree best. */
const GAP_SHOWN_AT = Math.log(0.52 / 0.48);
/** The dialogues learned from break down at two turns in five; on a shop's chat it is rather one in twenty. */
const FAILURE_SHOWN_AT = Math.log(0.8 / 0.2);

const scoreGap = createScorer(gap);
const scoreFailure = createScorer(failure);

/** The answers learned from hardly ever send the visitor elsewhere; a shop's do, and that is no answer. */
const DEFLECTS_ALONE = 3;

export function gapLogOdds(features: AnswerFeatures): number {
  const deflects = features.deflectsAlone * (1 - features.denies) * (1 - features.visitorSeeksContact);
  return scoreGap(features) + DEFLECTS_ALONE * deflects - GAP_SHOWN_AT;
}

export function failureLogOdds(features: AnswerFeatures): number {
  return scoreFailure(features) - FAILURE_SHOWN_AT;
}
