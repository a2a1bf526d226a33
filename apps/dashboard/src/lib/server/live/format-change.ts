import type { ConversationRow, DescribedChange } from '@debrief/db';
import { drawMessage } from '../inbox/draw-message.ts';
import { toAnalysis, toConversation, toMessage } from '../api/conversation-views.ts';

/** The data of an event for the Inbox, ids being row ids, a message as it is drawn; absent is what is gone, or not part of the kind. Pages read findings anew. */
export const formatForBrowser = once((change: DescribedChange) => {
  const { seq, kind, at, conversationId, conversation, message } = change;
  return join({ seq, kind, at, conversationId }, conversation ? rowForBrowser(conversation) : undefined, {
    message: message ? drawMessage(message) : undefined,
  });
});

/** The data of an event for a program, ids being the sender's. */
export const formatForProgram = once((change: DescribedChange) => {
  const { seq, kind, at, conversation, message, findings } = change;
  return join({ seq, kind, at }, conversation ? rowForProgram(conversation) : 'null', {
    message: message ? toMessage(message) : undefined,
    analysis: findings ? toAnalysis(findings) : undefined,
  });
});

/** What is said in one moment speaks of few conversations: each is written out once for all of it. */
const rowForBrowser = once((row: ConversationRow) => JSON.stringify(row));
const rowForProgram = once((row: ConversationRow) => JSON.stringify(toConversation(row)));

/** One JSON object of the members of two and, between them, a conversation that is JSON already; undefined for none. */
function join(before: object, conversation: string | undefined, after: object): string {
  const members = [
    JSON.stringify(before).slice(1, -1),
    conversation === undefined ? '' : `"conversation":${conversation}`,
    JSON.stringify(after).slice(1, -1),
  ];
  return `{${members.filter((text) => text !== '').join(',')}}`;
}

/** However many watch, a thing is written out once. */
function once<Thing extends object>(format: (thing: Thing) => string): (thing: Thing) => string {
  const written = new WeakMap<Thing, string>();
  return (thing) => {
    const text = written.get(thing) ?? format(thing);
    written.set(thing, text);
    return text;
  };
}
