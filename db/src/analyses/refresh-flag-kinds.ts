import type { ConversationId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';

/** Writes the kinds of a locked conversation's standing flags (open, or called right) into its row. */
export async function refreshFlagKinds(tx: Transaction, id: ConversationId): Promise<void> {
  await tx`
    update conversation c
    set flag_kinds = coalesce(
      (select array_agg(distinct f.kind order by f.kind) from flag f
       where f.conversation_id = c.id and f.status in ('open', 'right')),
      '{}')
    where c.id = ${id}`;
}
