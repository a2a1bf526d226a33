/** A facet and the list are in step: choosing a value lists as many conversations as it said. */
import {
  appendItems,
  createTag,
  changeConversations,
  listInbox,
  listTopicNames,
  newId,
  type ConversationId,
  type MemberId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { readFactRows, writeFacts } from '@debrief/db/clickhouse';
import { parseFilter } from '@debrief/pipelines/filter';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { facetNames, type FacetName } from '#lib/inbox/facet-names.ts';
import { openStores, type Stores } from '../../../testing/open-stores.ts';
import { readFilter } from '../filter/read-filter.ts';
import { listFacets } from './list-facets.ts';

let stores: Stores;
let sql: Sql;
let workspaceId: WorkspaceId;
const memberId = newId<MemberId>();

const visits = [
  { device: 'mobile', country: 'DE', city: 'Berlin', browser: 'Firefox', language: 'de', channel: 'web' },
  { device: 'mobile', country: 'DE', city: 'berlin', browser: 'Chrome', language: 'de', channel: 'Web' },
  {
    device: 'desktop',
    country: 'AT',
    city: 'Wien',
    browser: 'Firefox',
    os: 'Windows',
    referrer: 'https://news.example/',
  },
  { pageUrl: 'https://shop.example/help', region: 'Tyrol' },
] as const;

beforeAll(async () => {
  stores = await openStores({ timeZone: 'Asia/Kolkata' });
  ({ sql, workspaceId } = stores);
  await appendItems(
    sql,
    workspaceId,
    visits.flatMap((details, n) => {
      const conversation = `c-${String(n)}`;
      const at = new Date(Date.UTC(2026, 10, 19 + n, 5 * n, 45));
      return [
        { type: 'message' as const, conversation, id: 'm-1', role: 'visitor' as const, text: 'Hello?', at, details },
        { type: 'message' as const, conversation, id: 'm-2', role: 'bot' as const, text: 'Hello.', at },
        ...(n < 2
          ? [{ type: 'feedback' as const, conversation, message: 'm-2', rating: 'unhelpful' as const }]
          : [{ type: 'handoff' as const, conversation }]),
      ];
    }),
  );
  const rows = await sql<{ id: ConversationId }[]>`select id from conversation where workspace_id = ${workspaceId}`;
  const ids = rows.map(({ id }) => id);
  const { tag } = await createTag(sql, workspaceId, { name: 'VIP' });
  const [first] = ids;
  if (!first) throw new Error('nothing was made');
  await changeConversations(sql, workspaceId, {
    ...{ ids: [first], change: { addTags: [tag.id], status: 'resolved' }, by: 'api' },
  });
  await sql`insert into flag ${sql({ id: newId(), workspace_id: workspaceId, conversation_id: first, kind: 'tone', status: 'open', score: 1, reason: '', evidence: '[]', flagged_by: 'test' })}`;
  await sql`update conversation set flag_kinds = '{tone}' where id = ${first}`;
  await sql`insert into topic ${sql({ id: newId(), workspace_id: workspaceId, number: 7, label: 'Opening hours', root_id: newId(), size: 0, terms: [], counts: [] })}`;
  await sql`update topic set root_id = id`;
  await sql`
    insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered, topic_id)
    select m.id, 0, m.workspace_id, m.conversation_id, m.text, 'no', (select id from topic)
    from message m where m.conversation_id = ${first} and m.role = 'visitor'`;
  await writeFacts(stores.clickhouse, crypto.randomUUID(), await readFactRows(sql, { conversationIds: ids }));
});
afterAll(async () => {
  await stores.drop();
});

async function facetsOf(q: string, of: readonly FacetName[]) {
  const [parsed, read] = [parseFilter(q), await readFilter(sql, workspaceId, { text: q, memberId })];
  if (!parsed.ok || !read.ok) throw new Error('not understood');
  const topics = await listTopicNames(sql, workspaceId);
  const names = { now: new Date(), timeZone: 'Asia/Kolkata', memberId, agents: [], members: [], topics };
  const view = { tab: 'all' as const, agentId: null, q };
  return (await listFacets(stores.clickhouse, workspaceId, { tree: parsed.filter, names, view, of })).facets;
}

async function listed(q: string): Promise<number> {
  const read = await readFilter(sql, workspaceId, { text: q, memberId });
  if (!read.ok) throw new Error(`${q}: ${read.problem.message}`);
  return (await listInbox(sql, workspaceId, { tab: 'all', memberId, filter: read.filter })).rows.length;
}

it.each(facetNames)('%s: each value lists as many as it counts, and is ticked then', async (name) => {
  const [facet] = await facetsOf('', [name]);
  expect(facet?.choices.length).toBeGreaterThan(0);
  for (const { value, conversations, query, chosen } of facet?.choices ?? []) {
    expect([query, await listed(query)]).toEqual([query, conversations]);
    expect(chosen).toBe(false);
    const again = (await facetsOf(query, [name]))[0]?.choices.find((choice) => choice.value === value);
    expect(again).toMatchObject({ chosen: true, conversations, query: '' });
  }
});

it('hours and days are those of the workspace and stand in their order, and a topic has its name', async () => {
  const [hours, days, topics] = await facetsOf('', ['hour', 'weekday', 'topic']);
  expect(hours?.choices.map(({ query }) => query)).toEqual(['hour:6', 'hour:11', 'hour:16', 'hour:21']);
  const inOrder = ['thursday', 'friday', 'saturday', 'sunday'].map((day) => `weekday:${day}`);
  expect(days?.choices.map(({ query }) => query)).toEqual(inOrder);
  expect(topics?.choices.find(({ query }) => query === 'topic:7')?.label).toBe('Opening hours');
});
