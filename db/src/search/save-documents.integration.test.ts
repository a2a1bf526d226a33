import { expect, it } from 'vitest';
import { appendItems } from '../conversations/append-items.ts';
import type { ConversationId } from '../ids.ts';
import { connectPostgres } from '../postgres/connect.ts';
import { createTestDatabase } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { saveDocuments } from './save-documents.ts';

it('a conversation that is being erased is waited for and left out, the others are stored', async () => {
  await using database = await createTestDatabase();
  const sql = connectPostgres(database.url, { max: 4 });
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  const said = { type: 'message', id: 'm', role: 'visitor', text: 'Hello' } as const;
  await appendItems(sql, workspaceId, [
    { ...said, conversation: 'kept' },
    { ...said, conversation: 'erased' },
  ]);
  const rows = await sql<{ id: ConversationId; name: string }[]>`select id, external_id as name from conversation`;
  const documents = rows.map(({ id }) => ({ id, workspaceId, revision: 1, document: "'hello':1", cut: false }));

  const mayCommit = Promise.withResolvers<void>();
  const isDeleted = Promise.withResolvers<void>();
  const erasing = sql.begin(async (tx) => {
    await tx`delete from conversation where external_id = 'erased'`;
    isDeleted.resolve();
    await mayCommit.promise;
  });
  await isDeleted.promise;
  const saving = saveDocuments(sql, documents);
  await expect
    .poll(() => sql`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%conversation_search%'`)
    .toHaveLength(1);
  mayCommit.resolve();
  await Promise.all([erasing, saving]);
  const kept = rows.find(({ name }) => name === 'kept');
  expect(await sql`select conversation_id as id from conversation_search`).toEqual([{ id: kept?.id }]);
  await sql.end();
});
