/** Counts under a filter are those of the list: with facts that are behind, and without ClickHouse. */
import { appendItems, inboxTabs, listInbox, newId, type MemberId, type Sql, type WorkspaceId } from '@debrief/db';
import { connectClickHouse, type ClickHouse } from '@debrief/db/clickhouse';
import { createLoadFacts } from '@debrief/pipelines/load-facts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStores, type Stores } from '../../../testing/open-stores.ts';
import { readFilter } from '../filter/read-filter.ts';
import { readInboxCounts } from './read-counts.ts';

let opened: Stores;
let sql: Sql;
let clickhouse: ClickHouse;
let workspaceId: WorkspaceId;
const memberId = newId<MemberId>();

beforeAll(async () => {
  opened = await openStores();
  ({ sql, clickhouse, workspaceId } = opened);
  await sql`insert into "user" (id, name, email) values (${memberId}, 'Anna', 'anna@shop.example')`;
  await sql`
    insert into member (id, workspace_id, user_id, role) values (${memberId}, ${workspaceId}, ${memberId}, 'operator')`;
});
afterAll(async () => {
  await opened.drop();
});

async function append(names: string[], country: string, at = new Date()): Promise<void> {
  const items = names.map((conversation) => ({
    ...{ type: 'message' as const, conversation, id: newId(), role: 'visitor' as const, text: 'hello?', at },
    details: { country },
  }));
  await appendItems(sql, workspaceId, items);
}

/** Expects the counts to be those of the list, where they say so. */
async function count(q: string, stores = { sql, clickhouse }) {
  const view = { tab: 'all' as const, agentId: null, q };
  const counts = await readInboxCounts(stores, workspaceId, { view, memberId });
  const read = await readFilter(sql, workspaceId, { text: q, memberId });
  if (!read.ok) throw new Error(read.problem.message);
  for (const tab of inboxTabs) {
    const { rows } = await listInbox(sql, workspaceId, { tab, memberId, filter: read.filter, limit: 1_000 });
    if (counts[tab]?.precision === 'exact') expect(counts[tab].count, tab).toBe(rows.length);
  }
  return counts;
}

it('says what the list holds, however far behind the facts are, and whether ClickHouse is there', async () => {
  const loadFacts = createLoadFacts({ sql, clickhouse });
  await append(['a', 'b', 'c'], 'DE', new Date('2026-01-01T10:00:00Z'));
  await append(['d'], 'FR');
  // Nothing is loaded yet, and the reader has never run.
  expect(await count('country:DE')).toMatchObject({ all: { count: 3, precision: 'exact' } });

  while (!(await loadFacts('analytics')).caughtUp);
  expect(await count('country:DE')).toMatchObject({ all: { count: 3, precision: 'exact' }, live: { count: 0 } });

  // Loaded as they were, changed since: each counts once, as it is now.
  await append(['e'], 'DE');
  await append(['a'], 'DE');
  await sql`update conversation set status = 'resolved', assignee_id = ${memberId} where external_id in ('a', 'b')`;
  await sql`update conversation set assignee_id = ${memberId} where external_id = 'c'`;
  await append(['b'], 'DE');
  const behind = await count('country:DE');
  expect(behind).toMatchObject({
    ...{ all: { count: 4, precision: 'exact' }, live: { count: 3 } },
    ...{ mine: { count: 2 }, resolved: { count: 1 } },
  });
  while (!(await loadFacts('analytics')).caughtUp);
  expect(await count('country:DE')).toEqual(behind);

  const away = connectClickHouse('http://127.0.0.1:9/nowhere');
  expect(await count('country:DE', { sql, clickhouse: away })).toEqual(behind);
  await away.close();
});

it('asks Postgres for what facts know nothing of', async () => {
  expect(await count('assignee:me')).toMatchObject({ all: { precision: 'exact' } });
  expect(await count('is:unread')).toMatchObject({ all: { precision: 'exact' } });
});

it('counts nothing where the filter is not understood', async () => {
  const view = { tab: 'all' as const, agentId: null, q: 'country:' };
  const counts = await readInboxCounts({ sql, clickhouse }, workspaceId, { view, memberId });
  expect(Object.values(counts).every((counted) => counted === null)).toBe(true);
});
