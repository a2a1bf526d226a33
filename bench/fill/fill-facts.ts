import type { Sql } from '@debrief/db';
import { readFactRows, writeFacts, type ClickHouse, type ConversationPlace } from '@debrief/db/clickhouse';
import type { Desk } from './fill-desk.ts';

const BLOCK = 25_000;

/**
 * Adds the facts of the conversations before a place, as a rebuild does but for one that it need not begin
 * anew; returns how many facts there were.
 */
export async function fillFacts(
  { sql, clickhouse }: { sql: Sql; clickhouse: ClickHouse },
  { workspaceId }: Desk,
  before: ConversationPlace | null,
): Promise<number> {
  const blocks = listBlocks(sql, workspaceId, before);
  let facts = 0;
  const lane = async () => {
    for (let block = await blocks.next(); !block.done; block = await blocks.next()) {
      const rows = await readFactRows(sql, { workspaceId, ...block.value });
      await writeFacts(clickhouse, `fill-${block.value.upTo.id}`, rows);
      facts += rows.conversations.rows + rows.messages.rows;
    }
  };
  await Promise.all([lane(), lane()]);
  return facts;
}

async function* listBlocks(sql: Sql, workspaceId: Desk['workspaceId'], before: ConversationPlace | null) {
  let after: ConversationPlace | null = null;
  for (;;) {
    const [last]: ConversationPlace[] = await sql`
      select started_at::text as at, id from (
        select started_at, id from conversation
        where workspace_id = ${workspaceId}
          ${after ? sql`and (started_at, id) > (${after.at}::text::timestamptz, ${after.id})` : sql``}
          ${before ? sql`and (started_at, id) < (${before.at}::text::timestamptz, ${before.id})` : sql``}
        order by started_at, id limit ${BLOCK}
      ) as block order by started_at desc, id desc limit 1`;
    if (!last) return;
    yield { after, upTo: last };
    after = last;
  }
}

/** Where the oldest conversation stands; null while there is none. */
export async function oldestPlace(sql: Sql, { workspaceId }: Desk): Promise<ConversationPlace | null> {
  const [oldest]: ConversationPlace[] = await sql`
    select started_at::text as at, id from conversation where workspace_id = ${workspaceId}
    order by started_at, id limit 1`;
  return oldest ?? null;
}
