import { appendItems, type IncomingItem } from '../conversations/index.ts';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import { moveCursor, newestSeq } from '../outbox/index.ts';
import { connectPostgres, type Sql } from '../postgres/connect.ts';
import { createTestClickHouse, createTestDatabase } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/index.ts';
import { connectClickHouse, type ClickHouse } from './connect.ts';
import { readFactRows } from './read-fact-rows.ts';
import { writeFacts } from './write-facts.ts';

/** Both stores, empty, with one workspace: what a test of facts works on. */
export interface FactsTestBed extends AsyncDisposable {
  sql: Sql;
  clickhouse: ClickHouse;
  databaseUrl: string;
  clickhouseUrl: string;
  workspaceId: WorkspaceId;
  /** Writes a conversation of a question and an answer, or the items given; returns its id. */
  say(conversation: string, startedAt: string, items?: IncomingItem[]): Promise<ConversationId>;
  /** Brings ClickHouse up to what Postgres holds now, cursor included. */
  load(): Promise<void>;
  /** The single number a query on ClickHouse returns. */
  count(query: string): Promise<number>;
}

export async function createFactsTestBed(): Promise<FactsTestBed> {
  const database = await createTestDatabase();
  const engine = await createTestClickHouse();
  const sql = connectPostgres(database.url, { max: 6 });
  const clickhouse = connectClickHouse(engine.url);
  const workspaceId = await createWorkspace(sql, { name: 'Test' });

  return {
    sql,
    clickhouse,
    databaseUrl: database.url,
    clickhouseUrl: engine.url,
    workspaceId,
    async say(conversation, startedAt, items = questionAndAnswer(conversation, startedAt)) {
      await appendItems(sql, workspaceId, items);
      const [row] = await sql<{ id: ConversationId }[]>`
        select id from conversation where workspace_id = ${workspaceId} and external_id = ${conversation}`;
      if (!row) throw new Error(`conversation "${conversation}" was not written`);
      return row.id;
    },
    async load() {
      const seq = await newestSeq(sql);
      const ids = await sql<{ id: ConversationId }[]>`
        select id from conversation union all select conversation_id from erased_conversation`;
      const facts = await readFactRows(sql, { conversationIds: ids.map((row) => row.id) });
      await writeFacts(clickhouse, `test ${performance.now()}`, facts);
      await moveCursor(sql, 'analytics', seq);
    },
    async count(query) {
      const result = await clickhouse.query({ query, format: 'JSONEachRow' });
      const [row] = await result.json<Record<string, number>>();
      return Object.values(row ?? {})[0] ?? Number.NaN;
    },
    async [Symbol.asyncDispose]() {
      await clickhouse.close();
      await sql.end();
      await engine.drop();
      await database.drop();
    },
  };
}

function questionAndAnswer(conversation: string, startedAt: string): IncomingItem[] {
  const askedAt = new Date(startedAt);
  const answeredAt = new Date(askedAt.getTime() + 2_000);
  return [
    { type: 'message', conversation, id: 'q', role: 'visitor', text: 'Do you ship to Norway?', at: askedAt },
    { type: 'message', conversation, id: 'a', role: 'bot', text: 'We do.', at: answeredAt },
  ];
}
