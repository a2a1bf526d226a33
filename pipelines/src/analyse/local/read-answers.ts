/** What is read of every bot answer before it is scored, for learning weights and for looking into a score. */
import type { ConversationToAnalyse } from '../analyser.ts';
import { splitExchanges } from './exchanges.ts';
import { readConversation } from './read-conversation.ts';
import { scoreAnswers, type ScoredAnswer } from './signals/score-turns.ts';

export interface ReadAnswer extends Pick<ScoredAnswer, 'features' | 'weighed' | 'protest'> {
  message: number;
  /** The visitor's message it replies to, null when the bot spoke first. */
  question: number | null;
}

export function readAnswers(conversation: ConversationToAnalyse): ReadAnswer[] {
  const read = readConversation(conversation);
  return scoreAnswers(read, splitExchanges(read)).map(({ answer, exchange, features, weighed, protest }) => ({
    message: answer.index,
    question: exchange.asked.at(-1)?.index ?? null,
    features,
    weighed,
    protest,
  }));
}
