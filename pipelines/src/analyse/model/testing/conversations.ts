/** Conversations and the answers a diligent model would give on them. */
import type { ConversationToAnalyse } from '../../analyser.ts';
import type { ModelAnswer } from '../answer-schema.ts';

/** A visitor with private data, an answer, an unanswered question, thanks. */
export const shop: ConversationToAnalyse = {
  messages: [
    { role: 'visitor', text: 'Hi, does the Aurora lamp work with 110 volts? Reach me at anna@example.com.' },
    { role: 'bot', text: 'Yes, the Aurora lamp runs on 100 to 240 volts.' },
    { role: 'visitor', text: 'Great. And can I return it after 45 days?' },
    { role: 'bot', text: "I'm sorry, I don't have information about that." },
    { role: 'visitor', text: 'Hm, ok. Thank you anyway.' },
  ],
};

export const shopAnswer: ModelAnswer = {
  language: 'en',
  summary: [
    {
      sentence: 'The visitor wanted to know whether the Aurora lamp works with 110 volts, and the bot confirmed it.',
      quotes: [{ message: 1, quote: 'the Aurora lamp runs on 100 to 240 volts' }],
    },
    {
      sentence: 'A question about returns after 45 days stayed without an answer.',
      quotes: [{ message: 3, quote: 'I don’t have information about that' }],
    },
  ],
  outcome: 'unresolved',
  outcomeQuotes: [],
  sentiment: 'neutral',
  questions: [
    {
      message: 0,
      quote: 'does the Aurora lamp work with 110 volts',
      text: 'Does the Aurora lamp work with 110 volts?',
      answered: 'yes',
    },
    {
      message: 2,
      quote: 'can I return it after 45 days',
      text: 'Can I return the Aurora lamp after 45 days?',
      answered: 'no',
    },
  ],
  problems: [
    {
      kind: 'knowledge_gap',
      message: 3,
      score: 0.9,
      reason: 'The bot did not know the return period.',
      quotes: [{ message: 3, quote: "I'm sorry, I don't have information about that." }],
    },
  ],
};

export function answerWith(changes: Partial<ModelAnswer>): ModelAnswer {
  return { ...shopAnswer, ...changes };
}
