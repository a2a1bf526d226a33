/** The features of every bot answer, for learning weights and for looking into a score. */
import type { ConversationToAnalyse } from '../analyser.ts';
import { splitExchanges } from './exchanges.ts';
import { readConversation } from './read-conversation.ts';
import { readAnswerFeatures, type AnswerFeatures } from './signals/answer-features.ts';
import { readMood } from './signals/mood-features.ts';

/** `question` is the visitor's message it replies to, null when the bot spoke first. */
export function readAnswers(
  conversation: ConversationToAnalyse,
): { message: number; question: number | null; features: AnswerFeatures }[] {
  const read = readConversation(conversation);
  const exchanges = splitExchanges(read);
  const mood = readMood(read, exchanges);
  return exchanges.flatMap((exchange) =>
    exchange.replies
      .filter(({ message }) => message.role === 'bot')
      .map((answer) => ({
        message: answer.index,
        question: exchange.asked.at(-1)?.index ?? null,
        features: readAnswerFeatures(answer, exchange, read.messages.slice(0, answer.index), mood),
      })),
  );
}
