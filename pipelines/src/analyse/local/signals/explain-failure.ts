/** Why an answer counts as failed, in one sentence, and the words that show it. */
import type { BuiltInRule } from '../../rules.ts';
import type { Flag } from '../raise-flags.ts';
import { findMarked, type ReadMessage } from '../read-conversation.ts';
import type { Category } from '../lexicon/categories.ts';
import type { AnswerFeature } from './answer-features.ts';
import type { ScoredAnswer } from './score-turns.ts';

type Span = Flag['evidence'][number];

/** `mark` names the visitor's sentence that shows it. */
interface Sign {
  feature: AnswerFeature;
  rule: BuiltInRule;
  at: number;
  reason: string;
  mark?: Category;
  visitor?: boolean;
}

/** The clearest first. */
const signs: readonly Sign[] = [
  {
    feature: 'nextRages',
    rule: 'failed.anger',
    at: 1,
    reason: 'The visitor reacted angrily to this answer.',
    visitor: true,
  },
  {
    feature: 'nextWantsHuman',
    rule: 'failed.wanted-human',
    at: 1,
    reason: 'After this answer the visitor asked for a human.',
    mark: 'human',
    visitor: true,
  },
  {
    feature: 'nextGivesUp',
    rule: 'failed.gave-up',
    at: 1,
    reason: 'After this answer the visitor gave up.',
    mark: 'giveUp',
    visitor: true,
  },
  {
    feature: 'nextDissatisfied',
    rule: 'failed.dissatisfied',
    at: 1,
    reason: 'The visitor said that this answer did not help.',
    mark: 'dissatisfaction',
    visitor: true,
  },
  {
    feature: 'nextCorrects',
    rule: 'failed.corrected',
    at: 1,
    reason: 'The visitor had to put the bot right after this answer.',
    mark: 'correction',
    visitor: true,
  },
  {
    feature: 'nextRepeats',
    rule: 'failed.repeated',
    at: 1,
    reason: 'The visitor had to say the same thing again after this answer.',
    visitor: true,
  },
  {
    feature: 'nextSame',
    rule: 'failed.asked-again',
    at: 0.5,
    reason: 'The visitor asked much the same again after this answer.',
    visitor: true,
  },
  {
    feature: 'repeatsItself',
    rule: 'failed.bot-repeated',
    at: 0.8,
    reason: 'The bot repeated what it had already said.',
  },
  { feature: 'misunderstands', rule: 'failed.misunderstood', at: 1, reason: 'The bot did not understand the visitor.' },
  { feature: 'denies', rule: 'failed.denied', at: 1, reason: 'The bot said that it could not help.' },
  { feature: 'deflects', rule: 'failed.deflected', at: 1, reason: 'The bot sent the visitor elsewhere.' },
  {
    feature: 'coveredNothing',
    rule: 'failed.beside-the-point',
    at: 1,
    reason: 'The answer takes up nothing of what the visitor said.',
  },
];

interface Explained {
  rule: BuiltInRule;
  reason: string;
  evidence: Span[];
}

export function explainFailure({ answer, exchange, features }: ScoredAnswer): Explained {
  const sign = signs.find(({ feature, at }) => features[feature] >= at);
  const evidence = [wholeOrSentence(answer)];
  const next = exchange.next?.asked ?? [];
  if (sign?.visitor) {
    const said = next.find((message) => sign.mark && findMarked(message, sign.mark)) ?? next[0];
    if (said) evidence.push(wholeOrSentence(said, sign.mark));
  }
  if (!sign) {
    return { rule: 'failed.unfitting', reason: 'The reply does not fit what the visitor said before it.', evidence };
  }
  return { rule: sign.rule, reason: sign.reason, evidence };
}

function wholeOrSentence(message: ReadMessage, mark?: Category): Span {
  const part = (mark && findMarked(message, mark)) ??
    message.sentences[0] ?? { start: 0, end: message.message.text.length };
  return { message: message.index, start: part.start, end: part.end };
}
