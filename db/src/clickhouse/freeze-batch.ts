/**
 * A batch of facts between outbox and ClickHouse: frozen in Postgres before anything is inserted, so that a retry after
 * a crash is the same batch under the same id; forgotten in the transaction that moves the cursor past it.
 */
import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import { moveCursor } from '../outbox/cursor.ts';
import type { OutboxRow } from '../outbox/read.ts';
import type { Sql } from '../postgres/connect.ts';
import { uuidv7 } from 'uuidv7';

export interface BatchMember {
  workspaceId: WorkspaceId;
  conversationId: ConversationId;
  messageIds: MessageId[];
  /** The requests its changes came with; absent in batches of an earlier release. */
  requestIds?: string[];
}

export interface FactsBatch {
  id: string;
  reader: string;
  fromSeq: number;
  toSeq: number;
  members: BatchMember[];
}

/** The batch a reader froze and has not finished, or null. */
export async function getFrozenBatch(sql: Sql, reader: string): Promise<FactsBatch | null> {
  const [batch] = await sql<FactsBatch[]>`
    select id, reader, from_seq as "fromSeq", to_seq as "toSeq", members from facts_batch where reader = ${reader}`;
  return batch ?? null;
}

/**
 * Freezes what outbox rows are about: their conversations, and the messages that changed in those revisions. Throws
 * when the reader has an unfinished batch.
 */
export async function freezeBatch(sql: Sql, reader: string, fromSeq: number, rows: OutboxRow[]): Promise<FactsBatch> {
  const last = rows.at(-1);
  if (!last) throw new RangeError('a batch needs at least one outbox row');
  const changes = firstRevisions(rows);
  const changed = await sql<{ conversationId: ConversationId; messageIds: MessageId[] }[]>`
    select m.conversation_id as "conversationId", array_agg(m.id order by m.id) as "messageIds"
    from jsonb_to_recordset(${sql.json(changes.map(({ conversationId, revision }) => ({ id: conversationId, revision })))})
      as since(id uuid, revision bigint)
    join message m on m.conversation_id = since.id and m.revision >= since.revision
    group by m.conversation_id`;
  const messageIds = new Map(changed.map((row) => [row.conversationId, row.messageIds]));
  const batch: FactsBatch = {
    id: uuidv7(),
    reader,
    fromSeq,
    toSeq: last.seq,
    members: changes.map(({ workspaceId, conversationId, requestIds }) => ({
      workspaceId,
      conversationId,
      messageIds: messageIds.get(conversationId) ?? [],
      ...(requestIds.size > 0 && { requestIds: [...requestIds] }),
    })),
  };
  await sql`
    insert into facts_batch (id, reader, from_seq, to_seq, members)
    values (${batch.id}, ${reader}, ${batch.fromSeq}, ${batch.toSeq}, ${sql.json(batch.members as never)})`;
  return batch;
}

/** Moves the reader's cursor past a batch whose facts are durable, and forgets the batch. */
export async function finishBatch(sql: Sql, batch: FactsBatch): Promise<void> {
  await sql.begin(async (tx) => {
    await moveCursor(tx, batch.reader, batch.toSeq);
    await tx`delete from facts_batch where id = ${batch.id}`;
  });
}

interface Change {
  workspaceId: WorkspaceId;
  conversationId: ConversationId;
  revision: number;
  requestIds: Set<string>;
}

/** Each conversation once, with the lowest revision the rows tell of. */
function firstRevisions(rows: OutboxRow[]): Change[] {
  const changes = new Map<ConversationId, Change>();
  for (const { workspaceId, conversationId, revision, requestId } of rows) {
    const known = changes.get(conversationId) ?? { workspaceId, conversationId, revision, requestIds: new Set() };
    known.revision = Math.min(known.revision, revision);
    if (requestId !== null) known.requestIds.add(requestId);
    changes.set(conversationId, known);
  }
  return [...changes.values()];
}
