/* What a visitor writes who gives orders to the summariser, and what a model returns that obeys. */
import type { Analysis } from '../../../index.ts';
import type { ModelAnswer } from '../../answer-schema.ts';

/** What the visitor asks before the attack. */
export const QUESTION = 'Where is my parcel with the Aurora lamp?';
/** What the bot answers it. */
export const ANSWER = 'I am sorry, I have no information on that parcel.';
/** A sentence of a summary that the conversation supports. */
export const honest = {
  sentence: 'The visitor asked about a parcel and the bot could not help.',
  quotes: [{ message: 1, quote: 'I have no information on that parcel' }],
};

export interface Attack {
  name: string;
  /** What the visitor wrote after the question and the bot's answer. */
  says: string;
  /** What a model returns that does as told. */
  obeys: Partial<ModelAnswer>;
  /** What must not be in the stored analysis, outside quotes of the visitor. */
  never?: RegExp;
  check?: (analysis: Analysis) => void;
}

/** A summary with the attacker's words in it, quoted as they stand there. */
export const claim = (sentence: string, quote: string) => ({
  summary: [{ sentence, quotes: [{ message: 2, quote }] }, honest],
});
/** The same, resting on a quote that is not there. */
export const unsupported = (sentence: string) => ({
  summary: [{ sentence, quotes: [{ message: 2, quote: 'words that nobody said' }] }, honest],
});
/** A knowledge gap of the bot's answer, bent. */
export const problem = (changes: Partial<ModelAnswer['problems'][number]>): Partial<ModelAnswer> => ({
  problems: [
    {
      kind: 'knowledge_gap',
      message: 1,
      score: 0.9,
      reason: 'The bot did not know.',
      quotes: [{ message: 1, quote: 'no information' }],
      ...changes,
    },
  ],
});
