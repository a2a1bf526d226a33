/** The analyser without a model or a network: the same conversation always gives the same analysis. */
import type { Analyser, AnalyseOptions, Analysis, AnalysisReceipt, ConversationToAnalyse } from '../analyser.ts';
import { splitExchanges } from './exchanges.ts';
import { findFlags } from './find-flags.ts';
import { findQuestions } from './find-questions.ts';
import { decideOutcome, decideSentiment } from './outcome.ts';
import { readConversation } from './read-conversation.ts';
import { scoreAnswers, scoreTurns } from './signals/score-turns.ts';
import { summarise, summaryFields } from './summarise/summarise.ts';

export const LOCAL_ANALYSER = 'local@7';

/** Everything the local analyser says of a conversation, at once. */
export function analyseLocally(conversation: ConversationToAnalyse, options: AnalyseOptions = {}): Analysis {
  const read = readConversation(conversation);
  const exchanges = splitExchanges(read);
  const answers = scoreAnswers(read, exchanges);
  const questions = findQuestions(exchanges, answers);
  const outcome = decideOutcome(read, exchanges, questions, answers);
  const scores = scoreTurns(read, exchanges, answers);
  return {
    ...summaryFields(summarise(read, exchanges, questions, answers, outcome)),
    outcome,
    sentiment: decideSentiment(exchanges),
    language: read.language,
    turns: conversation.messages.map(({ role }, message) => ({
      message,
      role,
      gap: 0,
      unhelpful: 0,
      ...scores[message],
    })),
    questions: questions.map(({ message, text, answered }) => ({ message: message.index, text, answered })),
    flags: findFlags(read, answers, questions, options),
  };
}

export function createLocalAnalyser(): Analyser {
  const receipt: AnalysisReceipt = {
    analysedBy: LOCAL_ANALYSER,
    fallbackReason: null,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
  };
  return {
    name: LOCAL_ANALYSER,
    analyse: async (conversation, options) => {
      options?.signal?.throwIfAborted();
      return { ...analyseLocally(conversation, options), receipt: { ...receipt } };
    },
  };
}
