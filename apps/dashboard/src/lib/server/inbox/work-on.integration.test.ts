/** Work on all of a filter reaches every conversation of it, batch by batch, with or without facts. */
import { appendItems, newId } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { addMember } from '@debrief/db/testing';
import { createLoadFacts } from '@debrief/pipelines/load-facts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStores, type Stores } from '../../../testing/open-stores.ts';
import { parseCursor } from './inbox-url.ts';
import { workOn } from './work-on.ts';

let stores: Stores;
const away = connectClickHouse('http://127.0.0.1:9/nowhere');

beforeAll(async () => {
  stores = await openStores();
  const items = Array.from({ length: 450 }, (_, n) => ({
    ...{ type: 'message' as const, conversation: `c-${n}`, id: 'm', role: 'visitor' as const, text: 'hello?' },
    at: new Date(Date.UTC(2026, 5, 1, 0, n)),
    details: { country: n % 3 === 0 ? 'IS' : 'DE' },
  }));
  await appendItems(stores.sql, stores.workspaceId, items);
  const loadFacts = createLoadFacts(stores);
  while (!(await loadFacts('analytics')).caughtUp);
});
afterAll(async () => {
  await Promise.all([stores.drop(), away.close()]);
});

it.each(['with', 'without'])('%s facts', async (facts) => {
  const { sql, workspaceId, clickhouse } = stores;
  const memberId = await addMember(sql, workspaceId);
  const view = { tab: 'all' as const, agentId: null, q: 'country:DE' };
  const status = facts === 'with' ? 'resolved' : 'open';
  const work = async (after: string | null): Promise<number[]> => {
    const done = await workOn({ sql, clickhouse: facts === 'with' ? clickhouse : away }, workspaceId, {
      ...{ changeId: newId<never>(), memberId, change: { status } },
      among: { view, after: after === null ? null : parseCursor(after) },
    });
    if (done.outcome !== 'done') throw new Error(done.outcome);
    return [done.changed, ...(done.next === null ? [] : await work(done.next))];
  };
  expect(await work(null)).toEqual([200, 100]);
  const changed = await sql`select from conversation where country = 'DE' and status = ${status}`;
  expect(changed.length).toBe(300);
});
