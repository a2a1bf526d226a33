/** The two learned scores of an answer, as log-odds with 0 where a reviewer should look. Learned by `bench/quality/train`. */
import { defaultThresholds, type WeighedKind } from '../../thresholds.ts';
import type { AnswerFeatures } from '../signals/answer-features.ts';
import failure from './failure.json' with { type: 'json' };
import { createScorer, toLogOdds, toProbability } from './forest.ts';
import gap from './gap.json' with { type: 'json' };
import { scoreLinear, type LinearScore } from './linear.ts';

export const gapWeights: LinearScore = gap;
const scoreFailure = createScorer(failure);

/** The answers learned from hardly ever send the visitor elsewhere; a shop’s do, and that is no answer. */
const DEFLECTS_ALONE = 5;
/** Nor are they ever about something else, as a shop's articles are. */
const OTHER_MATTER = 3.5;

/** What no set to learn from shows enough of, in log-odds set by hand. */
export function unlearnedLogOdds({ deflectsAlone, denies, visitorSeeksContact, otherMatter }: AnswerFeatures): number {
  return DEFLECTS_ALONE * deflectsAlone * (1 - denies) * (1 - visitorSeeksContact) + OTHER_MATTER * otherMatter;
}

export function gapLogOdds(features: AnswerFeatures): number {
  return scoreLinear(gapWeights, features) + unlearnedLogOdds(features);
}

export function failureLogOdds(features: AnswerFeatures): number {
  return scoreFailure(features);
}

/** The chance that log-odds (0 where a reviewer should look) stand for: 0 is the default threshold. */
export function toChance(kind: WeighedKind, logOdds: number): number {
  return toProbability(toLogOdds(defaultThresholds[kind]) + logOdds);
}
