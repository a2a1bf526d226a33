import type { ConversationId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import { taggerOf, type Tagger } from './tagged-by.ts';

export interface TaggingView {
  /** The tag's name. */
  tag: string;
  by: Tagger;
  /** The member who put it on; null when nobody did, or they are gone. */
  name: string | null;
  at: Date;
}

/** The tags of a conversation in the order of their names, with who or what put each on. */
export async function readTaggings(tx: Transaction, id: ConversationId): Promise<TaggingView[]> {
  const rows = await tx<{ tag: string; taggedBy: string; name: string | null; at: Date }[]>`
    select t.name as tag, l.tagged_by as "taggedBy", u.name, l.tagged_at as at
    from conversation_tag l
    join tag t on t.id = l.tag_id
    left join member m on l.tagged_by = 'member:' || m.id
    left join "user" u on u.id = m.user_id
    where l.conversation_id = ${id} and l.removed_at is null
    order by t.name collate "C"`;
  return rows.map(({ taggedBy, ...row }) => ({ ...row, by: taggerOf(taggedBy) }));
}
