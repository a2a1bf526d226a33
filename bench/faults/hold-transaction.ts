import { setTimeout as sleep } from 'node:timers/promises';
import { connectPostgres } from '@debrief/db';
import type { BenchDesk } from '../desk/open-desk.ts';
import { lastOldConversation } from './old-day.ts';

/**
 * A transaction that changes a conversation, draws its number in the outbox and stays open while later ones commit; then it
 * commits as late, or never. Resolves when it is over, whatever else happened to it.
 */
export async function holdTransaction(desk: BenchDesk, { holdMs, commits }: { holdMs: number; commits: boolean }) {
  const sql = connectPostgres(desk.stores().databaseUrl, { applicationName: 'bench', max: 1 });
  try {
    await sql.begin(async (tx) => {
      await tx`
        with changed as (
          update conversation set revision = revision + 1 where external_id = ${lastOldConversation}
          returning workspace_id, id, revision
        )
        insert into outbox (seq, workspace_id, conversation_id, kind, revision)
        select nextval('outbox_seq'), workspace_id, id, 'conversation.updated', revision from changed`;
      await sleep(holdMs);
      if (!commits) throw new Error('rolled back');
    });
  } catch {
    // As it was to be, or Postgres or the connection was the next victim.
  } finally {
    await sql.end({ timeout: 1 });
  }
}
