import { expect, it } from 'vitest';
import { connectPostgres } from '../postgres/connect.ts';
import { createTestDatabase } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { appendItems } from './append-items.ts';
import { eraseVisitor } from './erase-visitor.ts';

it('erases all of one visitor, nothing of another, and tells every reader', async () => {
  await using database = await createTestDatabase();
  const sql = connectPostgres(database.url, { max: 4 });
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  await appendItems(
    sql,
    workspaceId,
    ['v-1', 'v-1', 'v-2'].map((id, n) => ({
      type: 'message' as const,
      conversation: `c-${n}`,
      id: 'm-1',
      role: 'visitor' as const,
      text: 'Hello',
      visitor: { id, email: `${id}@example.com` },
    })),
  );

  expect(await eraseVisitor(sql, workspaceId, 'v-1')).toBe(2);
  expect(await eraseVisitor(sql, workspaceId, 'v-1')).toBeNull();
  const left = await sql`
    select (select array_agg(external_id) from conversation) as conversations, (select count(*)::int from message) as messages,
      (select array_agg(email) from visitor) as visitors,
      (select count(*)::int from outbox where kind = 'conversation.erased') as told`;
  expect(left[0]).toEqual({ conversations: ['c-2'], messages: 1, visitors: ['v-2@example.com'], told: 2 });
  await sql.end();
});
