import type { ConversationId, MemberId, NoteId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';

export interface NoteView {
  id: NoteId;
  /** Null when a program wrote it, or its author left. */
  memberId: MemberId | null;
  author: string | null;
  text: string;
  at: Date;
  editedAt: Date | null;
}

/** The notes of a conversation that stand, in the order they were written. */
export function readNotes(tx: Transaction, id: ConversationId) {
  return tx<NoteView[]>`
    select n.id, n.member_id as "memberId", u.name as author, n.text, n.created_at as at, n.edited_at as "editedAt"
    from note n
    left join member m on m.id = n.member_id
    left join "user" u on u.id = m.user_id
    where n.conversation_id = ${id} and n.deleted_at is null
    order by n.created_at, n.id`;
}
