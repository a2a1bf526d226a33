import type { ConversationStatus } from '../conversations/words.ts';
import type { MemberId, TagId } from '../ids.ts';

/** What members do to conversations, to one or to many; a key left out stays as it is. */
export interface WorkChange {
  status?: ConversationStatus;
  /** With `snoozed` only. */
  snoozedUntil?: Date | null;
  assigneeId?: MemberId | null;
  addTags?: TagId[];
  removeTags?: TagId[];
}

/**
 * What a change did to one conversation: each part as it was before and as it was left. A part that somebody changed
 * since is not taken back.
 */
export interface WorkUndo {
  status?: { before: ConversationStatus; after: ConversationStatus; beforeUntil: string | null };
  assigneeId?: { before: MemberId | null; after: MemberId | null };
  /** Tags that it added and that were not there, and those it took off. */
  added?: TagId[];
  removed?: TagId[];
}
