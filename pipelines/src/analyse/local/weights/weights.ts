/** Weights of the two scores. Written by hand; `bench/quality/train` replaces them by learned ones. */
import type { AnswerFeature } from '../signals/answer-features.ts';

export interface Weights {
  bias: number;
  byFeature: Partial<Record<AnswerFeature, number>>;
}

export const gapWeights: Weights = {
  bias: -3,
  byFeature: { denies: 1.8, deniesFirst: 1.2, deniesAlone: 1.6, remainder: -0.24, misunderstands: 1, deflectsAlone: 2.2, apologises: 0.5, visitorChats: -1, nextDissatisfied: 0.4, nextRepeats: 0.5 },
};

export const failureWeights: Weights = {
  bias: -1.6,
  byFeature: { denies: 0.5, deniesAlone: 0.8, misunderstands: 1.2, deflectsAlone: 0.6, repeatsItself: 1, coveredNothing: 0.3, covered: -0.3, nextRepeats: 1, nextCorrects: 0.9, nextDissatisfied: 1.3, nextRages: 1, nextWantsHuman: 1, nextGivesUp: 1, nextThanks: -0.8, nextConfirms: -1 },
};
