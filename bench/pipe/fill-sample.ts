/** The sample's conversations, with real texts in five languages, as they stand before anything is found in them. */
import { appendItems, type IncomingItem, type Sql, type WorkspaceId } from '@debrief/db';
import type { BatchItem } from '@debrief/pipelines/ingest';
import { batchesOf, generateSample } from '@debrief/pipelines/sample';

/** Takes one copy of the sample in for each seed, and makes all of it due; returns how many conversations there are. */
export async function fillSample(sql: Sql, workspaceId: WorkspaceId, seeds: readonly number[]): Promise<number> {
  for (const seed of seeds) {
    for (const batch of batchesOf(generateSample({ seed, now: new Date() }), 500)) {
      const items = batch.map((item) => toIncoming(item, `${seed}-${item.conversation}`));
      const refused = (await appendItems(sql, workspaceId, items)).find(({ status }) => status === 'rejected');
      if (refused) throw new Error(`the sample was refused: ${JSON.stringify(refused)}`);
    }
  }
  await forgetFindings(sql);
  const [row] = await sql<[{ count: number }]>`select count(*)::int as count from conversation`;
  return row.count;
}

/** Without what was known of the visitor's surroundings: the analysis does not look at that. */
function toIncoming(item: BatchItem, conversation: string): IncomingItem {
  if (item.type === 'edit') return { ...item, conversation, at: new Date(item.at) };
  const at = item.at === undefined ? undefined : new Date(item.at);
  if (item.type !== 'message') return { ...item, conversation, at };
  const { context: _, ...message } = item;
  return { ...message, conversation, at };
}

/** Takes back all that was found, so that the same rows can be analysed again. */
export async function forgetFindings(sql: Sql): Promise<void> {
  await sql`truncate analysis, question, flag, dead_letter cascade`;
  await sql`delete from outbox where kind = 'analysis.saved'`;
  await sql`insert into outbox_cursor (reader, seq) values ('dispatch', 0) on conflict (reader) do update set seq = 0`;
  await sql`update conversation set analysis_due_at = now() - interval '1 hour', flag_kinds = '{}'`;
  await sql`vacuum analyze conversation`;
  await sql`vacuum analyze outbox`;
}
