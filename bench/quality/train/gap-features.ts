/**
 * What the gap score is learned from: the answer, the question and how they fit. What the visitor says next and the mood
 * of the conversation are left out, and so is what other features say as well (sources in `vague`, numbers in `facts`): with
 * so few conversations to learn from they only remembered those.
 */
import type { AnswerFeature } from '@debrief/pipelines/analyse';

export const gapFeatures: readonly AnswerFeature[] = [
  'denies',
  'deniesFirst',
  'deniesAlone',
  'deniesInEffect',
  'denyingShare',
  'turnsAfterDenial',
  'remainder',
  'remainderPlain',
  'remainderHedges',
  'remainderVague',
  'remainderFacts',
  'remainderCovers',
  'statedSpecifics',
  'deflects',
  'deflectsAlone',
  'contrasts',
  'hedges',
  'vague',
  'facts',
  'factShare',
  'asks',
  'onlyAsks',
  'length',
  'covered',
  'coveredNothing',
  'coveredSpecifics',
  'fresh',
  'freshShare',
  'repeatsItself',
  'visitorAsks',
  'visitorSaysI',
  'visitorSaysYou',
  'visitorWantsAdvice',
  'asksWhich',
  'asksWhether',
  'questionsAsked',
];
