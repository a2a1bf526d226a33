import { z } from 'zod';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { ask } from './ask.ts';
import { within, type Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import { startedWithin } from './fact-sources.ts';
import { ch } from './fragment.ts';
import type { FactTable } from './hash-facts.ts';

export interface StoredRevision {
  conversationId: ConversationId;
  revision: number;
  /** ClickHouse only: the row is a deletion, which hides every lower revision. */
  deleted: boolean;
}

/** By the row's own id: a conversation's, or a message's. */
export type StoredRevisions = Map<string, StoredRevision>;

const revisionRow = z.object({ id: z.string(), conversation: z.string(), highest: z.int(), deleted: z.int() });

/** The highest version of each row that ClickHouse stores, deletions included. */
export async function listClickHouseRevisions(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  table: FactTable,
  period: Period,
): Promise<StoredRevisions> {
  const id = table === 'conversation_facts' ? ch`conversation_id` : ch`message_id`;
  const rows = await ask(
    clickhouse,
    workspaceId,
    {
      from: table,
      select: ch`toString(${id}) as id, toString(any(conversation_id)) as conversation,
        max(revision) as highest, argMax(is_deleted, revision) as deleted`,
      where: within(period),
      rest: ch`group by ${id}`,
      row: revisionRow,
    },
    { maxSeconds: 120, allVersions: true },
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { conversationId: row.conversation as ConversationId, revision: row.highest, deleted: row.deleted === 1 },
    ]),
  );
}

/** The current version of each row in Postgres. */
export async function listPostgresRevisions(
  sql: Sql,
  workspaceId: WorkspaceId,
  table: FactTable,
  period: Period,
): Promise<StoredRevisions> {
  const ofMessages = table === 'message_facts';
  const row = sql.unsafe(ofMessages ? 'm' : 'c');
  const rows = await sql<{ id: string; conversationId: ConversationId; revision: number }[]>`
    select ${row}.id, c.id as "conversationId", ${row}.revision
    from conversation c ${ofMessages ? sql`join message m on m.conversation_id = c.id` : sql``}
    where c.workspace_id = ${workspaceId} and ${startedWithin(sql, period)}`;
  return new Map(rows.map(({ id, ...rest }) => [id, { ...rest, deleted: false }]));
}
