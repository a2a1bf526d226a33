import type { ConversationForAnalysis, MessageForAnalysis } from '@debrief/db';
import { LOWEST_THRESHOLD, type ConversationId, type WorkspaceId } from '@debrief/db';
import type { AnalyseOptions, ConversationMessage, ConversationToAnalyse } from '../analyser.ts';
import { defaultThresholds } from '../thresholds.ts';

/** A stored conversation as an analyser is given it; messages keep their order, so an index names the same one. */
export function toAnalyser(conversation: ConversationForAnalysis): ConversationToAnalyse {
  return {
    messages: conversation.messages.map(toMessage),
    language: conversation.language ?? undefined,
    handoffRequested: conversation.handoffRequested,
    ended: conversation.ended,
    ...thresholdsOf(conversation.settings?.threshold ?? null),
  };
}

/** One threshold of a workspace stands for every kind. */
function thresholdsOf(threshold: number | null): Pick<ConversationToAnalyse, 'thresholds'> {
  return threshold === null ? {} : { thresholds: { knowledge_gap: threshold, failed_answer: threshold } };
}

/** What its workspace asks of the analysis of a stored conversation. */
export function toOptions(
  { settings, toneRules, visitor }: ConversationForAnalysis,
  ids: { workspaceId: WorkspaceId; conversationId: ConversationId },
): AnalyseOptions {
  return {
    // Fainter findings are kept too, unseen: another threshold must be able to bring them up.
    flagsFrom: Math.min(LOWEST_THRESHOLD, ...Object.values(defaultThresholds)),
    toneRules,
    account: {
      ...ids,
      budget: { usd: settings?.budgetUsd ?? null, tokens: settings?.budgetTokens ?? null },
      redactNames: settings?.redactNames ?? false,
      visitor,
    },
  };
}

function toMessage(message: MessageForAnalysis): ConversationMessage {
  return {
    role: message.role,
    text: message.text,
    atMs: message.at.getTime(),
    rating: message.rating ?? undefined,
    ratingComment: message.ratingComment ?? undefined,
    answered: message.answered ?? undefined,
    confidence: message.confidence ?? undefined,
    sources: message.sources ?? undefined,
  };
}
