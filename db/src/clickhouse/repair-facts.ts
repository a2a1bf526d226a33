import { uuidv7 } from 'uuidv7';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { within, type Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import { withFactsLock } from './facts-lock.ts';
import { bind, ch, render, uuidList } from './fragment.ts';
import { readFactRows } from './read-fact-rows.ts';
import { factTables, writeFacts } from './write-facts.ts';

export interface Repair {
  workspaceId: WorkspaceId;
  /** In which the conversations started. */
  period: Period;
  /** To be loaded anew, with all their messages. */
  conversationIds: ConversationId[];
  /** Those of them whose stored facts would outrank Postgres' (after a restored backup, say): removed first. */
  obstacleIds: ConversationId[];
}

const BLOCK = 2_000;

/** Makes the facts of the conversations named what Postgres says they are, or absent where Postgres has none. */
export async function repairFacts(sql: Sql, clickhouse: ClickHouse, repair: Repair): Promise<void> {
  // Under the lock: a fact that the loader wrote after our read must not be removed by our delete.
  await withFactsLock(sql, async () => {
    for (const ids of blocksOf(repair.obstacleIds)) await removeFacts(clickhouse, repair, ids);
    for (const ids of blocksOf(repair.conversationIds)) {
      const facts = await readFactRows(sql, { conversationIds: ids });
      await writeFacts(clickhouse, uuidv7(), facts);
    }
  });
}

async function removeFacts(
  clickhouse: ClickHouse,
  { workspaceId, period }: Repair,
  ids: ConversationId[],
): Promise<void> {
  const gone = ch`workspace_id = ${bind('UUID', workspaceId)} and ${within(period)} and conversation_id in (${uuidList(ids)})`;
  for (const table of [factTables.messages, factTables.conversations]) {
    const { query, params } = render(gone);
    await clickhouse.command({
      query: `alter table ${table} delete where ${query}`,
      query_params: params,
      clickhouse_settings: { mutations_sync: '2' },
    });
  }
}

function blocksOf<Item>(items: Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / BLOCK) }, (_, index) =>
    items.slice(index * BLOCK, (index + 1) * BLOCK),
  );
}
