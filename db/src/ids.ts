/** Row ids are UUIDv7, so that they sort by the time they were made; the brands keep one kind from standing in for another. */
import { uuidv7 } from 'uuidv7';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type WorkspaceId = Branded<'workspace'>;
export type AgentId = Branded<'agent'>;
export type MemberId = Branded<'member'>;
export type ConversationId = Branded<'conversation'>;
export type MessageId = Branded<'message'>;
export type TopicId = Branded<'topic'>;
export type TagId = Branded<'tag'>;
export type WebhookId = Branded<'webhook'>;
export type RetaggingId = Branded<'retagging'>;
export type InvitationId = Branded<'invitation'>;
export type NoteId = Branded<'note'>;

export type Id =
  | WorkspaceId
  | AgentId
  | MemberId
  | ConversationId
  | MessageId
  | TagId
  | NoteId
  | TopicId
  | WebhookId
  | RetaggingId
  | InvitationId;

export function newId<Kind extends Id>(): Kind {
  return uuidv7() as Kind;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The text as an id, or null when it is not a lower-case UUID; whether such a row exists is the reader's question. */
export function parseId<Kind extends Id>(text: string): Kind | null {
  return UUID.test(text) ? (text as Kind) : null;
}
