/** The immediate tier: what can be said of a conversation within moments of a message, without summary or topics. */
import type { ConversationToAnalyse } from '../analyser.ts';
import { splitExchanges } from './exchanges.ts';
import { findQuestions } from './find-questions.ts';
import { onePerKindAndMessage } from './local-analyser.ts';
import { flagFailures, flagGaps, flagHandoffs, flagRatings, flagTone, type Flag } from './raise-flags.ts';
import { readConversation } from './read-conversation.ts';
import { scoreAnswers } from './signals/score-turns.ts';

/** Flags of a conversation as it stands; the same flags that the full analysis would raise. */
export function analyseAtOnce(conversation: ConversationToAnalyse): Flag[] {
  const read = readConversation(conversation);
  const exchanges = splitExchanges(read);
  const answers = scoreAnswers(read, exchanges);
  const gaps = flagGaps(answers, findQuestions(exchanges, answers));
  return onePerKindAndMessage([
    ...gaps,
    ...flagRatings(read),
    ...flagFailures(answers, gaps),
    ...flagHandoffs(read),
    ...flagTone(read),
  ]);
}
