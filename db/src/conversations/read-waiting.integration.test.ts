import { expect, it } from 'vitest';
import { connectPostgres } from '../postgres/connect.ts';
import { createTestDatabase } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { appendItems } from './append-items.ts';
import { readWaiting } from './read-waiting.ts';

it('counts those who wait and finds the longest wait, of its own workspace only', async () => {
  await using database = await createTestDatabase();
  const sql = connectPostgres(database.url, { max: 2 });
  const [own, other] = [await createWorkspace(sql, { name: 'Own' }), await createWorkspace(sql, { name: 'Other' })];
  const asks = (conversation: string, at: string) =>
    [
      { type: 'message', conversation, id: 'm', role: 'visitor', text: 'a person, please', at: new Date(at) },
      { type: 'handoff', conversation, at: new Date(at) },
    ] as const;
  expect(await readWaiting(sql, own)).toEqual({ count: 0, since: null });
  await appendItems(sql, own, [...asks('b', '2026-11-01T10:05:00Z'), ...asks('a', '2026-11-01T10:00:00Z')]);
  await appendItems(sql, own, [...asks('c', '2026-11-01T09:00:00Z'), { type: 'end', conversation: 'c' }]);
  expect(await readWaiting(sql, own)).toEqual({ count: 2, since: new Date('2026-11-01T10:00:00Z') });
  expect((await readWaiting(sql, other)).count).toBe(0);
  await sql.end();
});
