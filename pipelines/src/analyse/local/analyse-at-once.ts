/** The immediate tier: what can be said of a conversation within moments of a message, without summary or topics. */
import type { AnalyseOptions, ConversationToAnalyse } from '../analyser.ts';
import { splitExchanges } from './exchanges.ts';
import { findFlags } from './find-flags.ts';
import { findQuestions } from './find-questions.ts';
import type { Flag } from './raise-flags.ts';
import { readConversation } from './read-conversation.ts';
import { scoreAnswers } from './signals/score-turns.ts';

/** Flags of a conversation as it stands; the same flags that the full analysis would raise. */
export function analyseAtOnce(conversation: ConversationToAnalyse, options: AnalyseOptions = {}): Flag[] {
  const read = readConversation(conversation);
  const exchanges = splitExchanges(read);
  const answers = scoreAnswers(read, exchanges);
  return findFlags(read, answers, findQuestions(exchanges, answers), options);
}
