import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { OutboxKind } from './words.ts';

export interface OutboxEntry {
  conversationId: ConversationId;
  kind: OutboxKind;
  /** The message concerned, where there is one. */
  entityId: string | null;
  revision: number;
  /** The request it came with; it travels to every log that speaks of the change. */
  requestId?: string | null;
}

/**
 * Appends rows in the order given, in the transaction of the change they tell of, and returns the last sequence number
 * (null for none). Call it when the conversations' rows are locked: then sequence order is revision order.
 */
export async function appendOutbox(
  tx: Transaction,
  workspaceId: WorkspaceId,
  entries: OutboxEntry[],
): Promise<number | null> {
  if (entries.length === 0) return null;
  const [last] = await tx<{ seq: number }[]>`
    with written as (${insertOutbox(tx, workspaceId, entries)} returning seq)
    select max(seq) as seq from written`.execute();
  return last?.seq ?? null;
}

/** The insert of `appendOutbox`, as a statement or a part of one; the same holds for it. */
export function insertOutbox(tx: Transaction, workspaceId: WorkspaceId, entries: OutboxEntry[]) {
  const rows = entries.map((entry) => [
    entry.conversationId,
    entry.kind,
    entry.entityId,
    entry.revision,
    entry.requestId ?? null,
  ]);
  // `xid` is in the innermost query: the transaction has its id before it draws its first number (see read.ts).
  return tx`
    insert into outbox (seq, workspace_id, conversation_id, kind, entity_id, revision, request_id)
    select nextval('outbox_seq'), ${workspaceId}, (r.value->>0)::uuid, r.value->>1, (r.value->>2)::uuid,
      (r.value->>3)::bigint, r.value->>4
    from (select pg_current_xact_id() as xid offset 0) as own,
      lateral (select value from jsonb_array_elements(${tx.json(rows)}) with ordinality order by ordinality) as r`;
}
