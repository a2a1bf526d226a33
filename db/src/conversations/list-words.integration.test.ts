/** A search lists what holds its words, newest first and each once, however rare they are and however long ago. */
import { expect, it, onTestFinished } from 'vitest';
import { newId, type AgentId, type ConversationId, type MemberId } from '../ids.ts';
import { connectPostgres } from '../postgres/connect.ts';
import { saveDocuments } from '../search/save-documents.ts';
import { createTestDatabase } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import type { ConversationFilter } from './conversation-filter.ts';
import { listInbox, type InboxCursor } from './list-inbox.ts';

const DAY_MS = 86_400_000;
const COUNT = 1_500;

/** The newest are minutes apart, the oldest weeks: years in all. Two are of a clock that is ahead. */
function timeOf(nth: number): Date {
  if (nth < 2) return new Date(Date.now() + (3 - nth) * 40 * DAY_MS);
  return new Date(Date.now() - nth * 60_000 - nth ** 3 * 50);
}

/** "often" in every second, "some" in every 40th, "rare" in three that lie far apart, "late" behind the first thousand. */
function wordsOf(nth: number): string[] {
  return [
    ...(nth % 2 === 0 ? ['often'] : []),
    ...(nth % 40 === 1 ? ['some', 'something'] : []),
    ...([0, 700, 1_499].includes(nth) ? ['rare'] : []),
    ...(nth > 1_000 && nth % 3 === 0 ? ['late'] : []),
  ];
}

const word = (token: string, beginning = false): ConversationFilter => ({
  holds: { tokens: [{ token, at: 0, beginning }] },
});

it('finds every conversation once, in the order of the list', { timeout: 60_000 }, async () => {
  const database = await createTestDatabase();
  const sql = connectPostgres(database.url, { max: 2 });
  onTestFinished(async () => {
    await sql.end();
    await database.drop();
  });
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  const other = await createWorkspace(sql, { name: 'Other' });
  const [agentId, memberId] = [newId<AgentId>(), newId<MemberId>()];
  await sql`insert into agent (id, workspace_id, key, name) values (${agentId}, ${workspaceId}, 'a', 'A')`;
  const all = Array.from({ length: COUNT }, (_, nth) => ({
    ...{ nth, id: newId<ConversationId>(), at: timeOf(nth), words: wordsOf(nth) },
    workspaceId: nth % 100 === 99 ? other : workspaceId,
  }));
  await sql`
    insert into conversation ${sql(
      all.map(({ id, at, nth, workspaceId: its }) => ({
        ...{ id, workspace_id: its, agent_id: agentId, external_id: `c-${nth}`, started_at: at, last_at: at },
        device: nth % 7 === 0 ? 'tablet' : 'mobile',
      })),
    )}`;
  await saveDocuments(
    sql,
    all.map(({ id, words, workspaceId: its }) => ({
      ...{ id, workspaceId: its, revision: 1, cut: false },
      document: words.map((each, index) => `'${each}':${index + 1}`).join(' '),
    })),
  );

  async function list(filter: ConversationFilter, limit: number): Promise<number[]> {
    const found: number[] = [];
    for (let after: InboxCursor | null = null; ;) {
      const page = await listInbox(sql, workspaceId, { tab: 'all', memberId, filter, limit, after });
      found.push(...page.rows.map(({ externalId }) => Number(externalId.slice(2))));
      if (!page.next) return found;
      after = page.next;
    }
  }
  const having = (test: (words: string[], nth: number) => boolean) =>
    all.filter((each) => each.workspaceId === workspaceId && test(each.words, each.nth)).map(({ nth }) => nth);
  const tablet: ConversationFilter = { field: 'device', in: ['tablet'] };

  for (const limit of [10, 50, 1_000]) {
    expect(await list(word('often'), limit)).toEqual(having((words) => words.includes('often')));
    expect(await list(word('some', true), limit)).toEqual(having((words) => words.includes('some')));
    expect(await list(word('rare'), limit)).toEqual([0, 700]);
    expect(await list(word('late'), limit)).toEqual(having((words) => words.includes('late')));
    expect(await list(word('nothing'), limit)).toEqual([]);
    expect(await list({ all: [word('some'), word('often')] }, limit)).toEqual([]);
    expect(await list({ all: [word('late'), tablet] }, limit)).toEqual(
      having((words, nth) => words.includes('late') && nth % 7 === 0),
    );
    expect(await list({ any: [word('rare'), word('late')] }, limit)).toEqual(
      having((words) => words.includes('rare') || words.includes('late')),
    );
    expect(await list({ all: [word('often'), { not: word('late') }] }, limit)).toEqual(
      having((words) => words.includes('often') && !words.includes('late')),
    );
  }
});
