/**
 * A batch of facts between outbox and ClickHouse: frozen in Postgres before anything is inserted, so that a retry after
 * a crash is the same batch under the same id; forgotten in the transaction that moves the cursor past it. What it is
 * about stays in Postgres, where it is read when the facts are.
 */
import { uuidv7 } from 'uuidv7';
import type { Sql } from '../postgres/connect.ts';
import type { LockConnection } from '../postgres/hold-lock.ts';

export interface FactsBatch {
  id: string;
  reader: string;
  fromSeq: number;
  toSeq: number;
  /** How many it is about. */
  conversations: number;
}

/** The oldest batch a reader froze and has not finished, at or after a position; null when there is none. */
export async function getFrozenBatch(sql: Sql, reader: string, fromSeq = 0): Promise<FactsBatch | null> {
  const [batch] = await sql<FactsBatch[]>`
    select id, reader, from_seq as "fromSeq", to_seq as "toSeq",
      cardinality(conversation_ids) + jsonb_array_length(members) as conversations
    from facts_batch
    where reader = ${reader} and from_seq >= ${fromSeq}
    order by from_seq
    limit 1`;
  return batch ?? null;
}

/**
 * Freezes what the outbox rows after `fromSeq` and up to `toSeq` are about: their conversations, and from which revision
 * on each has changed. Throws when the reader has a batch that begins there.
 */
export async function freezeBatch(
  sql: Sql,
  reader: string,
  { fromSeq, toSeq }: { fromSeq: number; toSeq: number },
): Promise<FactsBatch> {
  const id = uuidv7();
  const [{ conversations }] = await sql<[{ conversations: number }]>`
    insert into facts_batch (id, reader, from_seq, to_seq, conversation_ids, since_revisions)
    select ${id}, ${reader}, ${fromSeq}, ${toSeq}, coalesce(array_agg(conversation_id order by conversation_id), '{}'),
      coalesce(array_agg(since order by conversation_id), '{}')
    from (
      select conversation_id, min(revision) as since from outbox
      where seq > ${fromSeq} and seq <= ${toSeq}
      group by conversation_id
    ) as changes
    returning cardinality(conversation_ids) as conversations`;
  return { id, reader, fromSeq, toSeq, conversations };
}

/**
 * Moves the reader's cursor past a batch whose facts are durable, and forgets the batch, in one statement on the lock's
 * own connection. Throws when the lock was lost: the tables may have been exchanged, so the batch is loaded again.
 */
export async function finishBatch(lock: LockConnection, { id, reader, toSeq }: FactsBatch): Promise<void> {
  await lock`
    with moved as (
      insert into outbox_cursor (reader, seq) values (${reader}, ${toSeq})
      on conflict (reader) do update set seq = excluded.seq, moved_at = now() where outbox_cursor.seq < excluded.seq
    )
    delete from facts_batch where id = ${id}`;
}

/** The requests that a batch's changes came with; asked before it is finished, for the outbox may forget them then. */
export async function listRequestIds(sql: Sql, { fromSeq, toSeq }: FactsBatch): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select request_id as id from outbox
    where seq > ${fromSeq} and seq <= ${toSeq} and request_id is not null
    group by request_id
    order by min(seq)`;
  return rows.map((row) => row.id);
}
