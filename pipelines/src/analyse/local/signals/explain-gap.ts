/** Why an answer counts as none, in the words of its strongest sign. */
import type { BuiltInRule } from '../../rules.ts';
import { explainLinear } from '../weights/linear.ts';
import { gapWeights } from '../weights/weights.ts';
import { findDenial } from './denial.ts';
import type { ScoredAnswer } from './score-turns.ts';

export interface GapSign {
  rule: BuiltInRule;
  /** A clause without a full stop, to be carried on by what was asked. */
  says: string;
}

/** What a learned sign means to a reviewer; how long or how new an answer is means nothing by itself. */
const learnedSigns: Record<string, GapSign> = {
  coveredNothing: { rule: 'gap.evasive', says: 'The reply takes up nothing of the question' },
  hedges: { rule: 'gap.hedged', says: 'The reply hedges and settles nothing' },
  visitorWantsAdvice: {
    rule: 'gap.no-advice',
    says: 'The visitor asked for advice and the reply does not look as if it gave any',
  },
};

/** What the answer says outright first, then what weighs most of what was learned. */
export function explainGap({ answer, features }: ScoredAnswer): GapSign {
  const denial = findDenial(answer);
  if (answer.message.answered === false) {
    return { rule: 'gap.reported', says: 'The bot itself reported that it had no answer' };
  }
  if (denial.misunderstood && !answer.sentences.some(({ marks }) => marks.denial)) {
    return { rule: 'gap.misunderstood', says: 'The bot did not understand the question and gave no answer' };
  }
  if (denial.sentence) return { rule: 'gap.denied', says: 'The bot said that it has no answer' };
  if (features.deflectsAlone) {
    return { rule: 'gap.deflected', says: 'The bot sent the visitor elsewhere instead of giving an answer' };
  }
  if (features.otherMatter) {
    return { rule: 'gap.other-matter', says: 'The reply is about something else than the question' };
  }
  if (features.aboutSources) {
    return { rule: 'gap.about-sources', says: 'The reply says what the sources are about instead of giving an answer' };
  }
  for (const { feature, moves } of explainLinear(gapWeights, features)) {
    const sign = learnedSigns[feature];
    if (sign && moves > 0) return sign;
  }
  if (denial.deflects) return { rule: 'gap.deflected', says: 'The bot sent the visitor elsewhere' };
  return { rule: 'gap.evasive', says: 'The reply does not look like an answer' };
}
