import type { ConversationForAnalysis, MessageForAnalysis } from '@debrief/db';
import type { ConversationMessage, ConversationToAnalyse } from '../analyser.ts';

/** A stored conversation as an analyser is given it; messages keep their order, so an index names the same one. */
export function toAnalyser(conversation: ConversationForAnalysis): ConversationToAnalyse {
  return {
    messages: conversation.messages.map(toMessage),
    language: conversation.language ?? undefined,
    handoffRequested: conversation.handoffRequested,
    ended: conversation.ended,
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
