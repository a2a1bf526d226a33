import type { DescribedChange } from '@debrief/db';
import { drawMessage } from '../inbox/draw-message.ts';
import { toAnalysis, toConversation, toMessage } from '../api/conversation-views.ts';

/** The data of an event for the Inbox, ids being row ids, a message as it is drawn; absent is what is gone, or not part of the kind. */
export const formatForBrowser = once((change) => {
  const { seq, kind, at, conversationId, conversation, message, findings } = change;
  return JSON.stringify({
    seq,
    kind,
    at,
    conversationId,
    conversation: conversation ?? undefined,
    message: message ? drawMessage(message) : undefined,
    findings: findings ? { analysis: findings.analysis, flags: findings.flags } : undefined,
  });
});

/** The data of an event for a program, ids being the sender's. */
export const formatForProgram = once((change) => {
  const { seq, kind, at, conversation, message, findings } = change;
  return JSON.stringify({
    seq,
    kind,
    at,
    conversation: conversation && toConversation(conversation),
    message: message ? toMessage(message) : undefined,
    analysis: findings ? toAnalysis(findings) : undefined,
  });
});

/** However many watch, a change is written out once. */
function once(format: (change: DescribedChange) => string): (change: DescribedChange) => string {
  const written = new WeakMap<DescribedChange, string>();
  return (change) => {
    const text = written.get(change) ?? format(change);
    written.set(change, text);
    return text;
  };
}
