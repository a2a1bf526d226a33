/**
 * A bot's answer as numbers, each meaning the same in any shop's chat: nothing here looks at which words were used beyond
 * the phrase lists and word classes of a language.
 */
import type { Exchange } from '../exchanges.ts';
import type { ReadMessage } from '../read-conversation.ts';
import { readFit } from './fit-features.ts';
import { readForm } from './form-features.ts';
import type { readMood } from './mood-features.ts';
import { readReaction } from './reaction-features.ts';

export type Mood = ReturnType<typeof readMood>;
export type AnswerFeatures = ReturnType<typeof readForm> &
  ReturnType<typeof readFit> &
  ReturnType<typeof readReaction> &
  Mood;
export type AnswerFeature = keyof AnswerFeatures;

/** `earlier` are the messages before the answer, oldest first. */
export function readAnswerFeatures(
  answer: ReadMessage,
  exchange: Exchange,
  earlier: readonly ReadMessage[],
  mood: Mood,
): AnswerFeatures {
  return {
    ...readForm(answer),
    ...readFit(answer, exchange.asked.at(-1), exchange.turn, earlier),
    ...readReaction(answer, exchange),
    ...mood,
  };
}
