/**
 * What the visitor's side of one conversation is told (`GET /v1/conversations/{id}/stream`). The stream's protocol is
 * that of open-stream.ts, with these events and no others:
 *
 *   event: bot.paused        a person answers from here on: the bot says nothing
 *   event: operator.replied  data: {"seq", "at", "conversation", "message": {"id", "text", "at", "author"}}
 *   event: handoff.overdue   who asked for a person waits long: data as of operator.replied, with what to tell them
 *   event: bot.resumed       the bot answers again
 *   event: ready             with {"botPaused"}: how things stand, told on each connection
 *   event: reset             with {"botPaused", "messages": […]}: all that people said, where what came since
 *                            Last-Event-ID is gone; show those that are not shown yet, by their ids
 *
 * Nothing else of the conversation is told: a public key, which is in every visitor's hands, opens this stream too.
 */
import {
  readOperatorSide,
  type ConversationId,
  type DescribedChange,
  type MessageView,
  type OutboxKind,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';

const handoffNames: Partial<Record<OutboxKind, string>> = {
  'handoff.taken': 'bot.paused',
  'handoff.returned': 'bot.resumed',
  'handoff.overdue': 'handoff.overdue',
};

/** The event's name, for those that the visitor's side of the given conversation is told; null for all others. */
export function nameForVisitor(change: DescribedChange, id: ConversationId): string | null {
  if (change.conversationId !== id || change.conversation === null) return null;
  const isReply = change.kind === 'message.created' && change.message?.role === 'operator';
  return isReply ? 'operator.replied' : (handoffNames[change.kind] ?? null);
}

/** The data of such an event. */
export function formatForVisitor({ seq, at, conversation, message }: DescribedChange): string {
  return JSON.stringify({
    seq,
    at,
    conversation: conversation?.externalId,
    message: message ? toReply(message) : undefined,
  });
}

/** How things stand, for `ready` and `reset`. */
export async function readVisitorState(sql: Sql, workspaceId: WorkspaceId, id: ConversationId, isReset: boolean) {
  const side = await readOperatorSide(sql, workspaceId, id);
  const state = { botPaused: side?.handoff === 'human' };
  return isReset ? { ...state, messages: side?.messages.map(toReply) ?? [] } : state;
}

function toReply({ externalId: id, text, at, author }: MessageView) {
  return { id, text, at: at.toISOString(), author };
}
