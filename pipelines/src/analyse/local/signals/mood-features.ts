/** How the whole conversation goes: one answer among many bad ones is the likelier bad itself. */
import type { Exchange } from '../exchanges.ts';
import { hasMark, type ReadConversation, type ReadMessage } from '../read-conversation.ts';
import { coverage } from './similarity.ts';

const share = (list: readonly ReadMessage[], test: (message: ReadMessage) => boolean) =>
  list.length === 0 ? 0 : list.filter(test).length / list.length;
const average = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

export function readMood({ messages }: ReadConversation, exchanges: readonly Exchange[]) {
  const visitor = messages.filter(({ message }) => message.role === 'visitor');
  const bot = messages.filter(({ message }) => message.role === 'bot');
  const covered = exchanges.flatMap(({ asked, replies }) => {
    const question = asked.at(-1);
    const answer = replies.find(({ message }) => message.role === 'bot');
    return question && answer && question.stems.size > 0 ? [coverage(question.stems, answer.stems)] : [];
  });
  return {
    moodBewildered: share(visitor, (message) => hasMark(message, 'bewilderment') || hasMark(message, 'correction')),
    moodDissatisfied: share(visitor, (message) => hasMark(message, 'dissatisfaction') || hasMark(message, 'rage')),
    moodVisitorAsks: share(visitor, (message) => message.asks),
    moodVisitorLength: average(visitor.map(({ wordCount }) => Math.log1p(wordCount))),
    moodBotLength: average(bot.map(({ wordCount }) => Math.log1p(wordCount))),
    moodBotAsks: share(bot, (message) => message.asks),
    moodBotDenies: share(bot, (message) => hasMark(message, 'denial') || hasMark(message, 'misunderstanding')),
    moodBotRepeats: bot.length === 0 ? 0 : 1 - new Set(bot.map(({ message }) => message.text.trim())).size / bot.length,
    moodCovered: average(covered),
  };
}
