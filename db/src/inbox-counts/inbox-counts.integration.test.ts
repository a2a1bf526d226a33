/** The tabs' counts are those of the list, whoever changed what, and however many at once. */
import { beforeEach, expect, it } from 'vitest';
import { appendItems } from '../conversations/append-items.ts';
import { inboxTabs } from '../conversations/in-tab.ts';
import { listInbox } from '../conversations/list-inbox.ts';
import { removeSample } from '../conversations/remove-sample.ts';
import { setHandoff } from '../conversations/set-handoff.ts';
import { newId, type AgentId, type ConversationId, type MemberId, type WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { addMember, useWorkspace } from '../testing/index.ts';
import { changeConversations, type WorkChange } from '../work/index.ts';
import {
  countFiltered,
  countInbox,
  foldInboxCounts,
  findInboxDrift,
  listPending,
  MAX_COUNTED,
  recountInbox,
} from './index.ts';

const desk = useWorkspace();
let sql: Sql;
let workspaceId: WorkspaceId;
let memberId: MemberId;

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
  memberId = await addMember(sql, workspaceId);
});

async function append(names: string[], more: { agent?: string; at?: Date } = {}, sample = false): Promise<void> {
  await appendItems(
    sql,
    workspaceId,
    names.map((conversation) => ({
      ...{ type: 'message' as const, conversation, id: newId(), role: 'visitor' as const, text: 'hello?' },
      ...more,
    })),
    { sample },
  );
}

async function idOf(name: string): Promise<ConversationId> {
  const [row] = await sql<[{ id: ConversationId }]>`
    select id from conversation where workspace_id = ${workspaceId} and external_id = ${name}`;
  return row.id;
}

async function change(names: string[], to: WorkChange): Promise<void> {
  const ids = await Promise.all(names.map(idOf));
  const record = { changeId: crypto.randomUUID(), memberId, what: 'test' };
  await changeConversations(sql, workspaceId, { ids, change: to, by: `member:${memberId}`, record });
}

/** What the list says, counted by hand; expects the counts to say the same. Returns them without empty tabs. */
async function countAll(agentId: AgentId | null = null): Promise<Record<string, number>> {
  const counts = await countInbox(sql, workspaceId, { memberId, agentId });
  for (const tab of inboxTabs) {
    const { rows } = await listInbox(sql, workspaceId, { tab, memberId, agentId, limit: 1_000 });
    expect(counts[tab], tab).toEqual({ count: rows.length, precision: 'exact' });
  }
  const told = inboxTabs.flatMap((tab) => (counts[tab]?.count ? [[tab, counts[tab].count] as const] : []));
  return Object.fromEntries(told);
}

it('says of every tab what the list holds, whatever happens to conversations', async () => {
  expect(await countAll()).toEqual({});
  await append(['a', 'b', 'c', 'd']);
  await append(['a', 'e'], { at: new Date('2026-01-01T10:00:00Z') });
  expect(await countAll()).toEqual({ all: 5, live: 4 });

  await change(['a', 'b', 'c'], { status: 'resolved' });
  await change(['d'], { status: 'snoozed', snoozedUntil: new Date(Date.now() + 3_600_000), assigneeId: memberId });
  await appendItems(sql, workspaceId, [{ type: 'handoff', conversation: 'e' }]);
  expect(await countAll()).toMatchObject({ all: 5, mine: 1, snoozed: 1, resolved: 3, waiting: 1 });
  await setHandoff(sql, workspaceId, await idOf('e'), 'bot');

  // A visitor who writes again opens what was resolved.
  await append(['a']);
  await sql`update conversation set flag_kinds = '{tone}' where workspace_id = ${workspaceId} and external_id in ('a', 'b')`;
  await sql`update conversation set flag_kinds = '{manual,tone}', handoff = 'waiting' where id = ${await idOf('b')}`;
  const before = await countAll();
  expect(before).toMatchObject({ all: 5, flagged: 2, waiting: 1 });

  await append(['s-1', 's-2'], {}, true);
  expect(await countAll()).toMatchObject({ all: 7 });
  await removeSample(sql, workspaceId);
  expect(await countAll()).toEqual(before);
});

it('counts one agent alone, and nothing once it is gone', async () => {
  await append(['a', 'b'], { agent: 'shop' });
  await append(['c'], { agent: 'help' });
  const agents = await sql<
    { id: AgentId; key: string }[]
  >`select id, key from agent where workspace_id = ${workspaceId}`;
  const shop = agents.find(({ key }) => key === 'shop')?.id ?? null;
  expect(await countAll(shop)).toEqual({ all: 2, live: 2 });
  await sql`delete from agent where id = ${shop}`;
  expect(await countAll(shop)).toEqual({});
  expect(await countAll()).toEqual({ all: 1, live: 1 });
});

it('is right beside many writers and a fold, and a change that is taken back counts for nothing', async () => {
  const names = Array.from({ length: 40 }, (_, n) => `c-${n}`);
  const folding = new AbortController();
  const folds = (async () => {
    while (!folding.signal.aborted) await foldInboxCounts(sql);
  })();
  await Promise.all(names.map((name) => append([name])));
  await Promise.all(names.slice(0, 20).map((name) => change([name], { status: 'resolved' })));
  await sql
    .begin(async (tx) => {
      await tx`update conversation set status = 'snoozed' where workspace_id = ${workspaceId}`;
      throw new Error('no');
    })
    .catch(() => undefined);
  folding.abort();
  await folds;
  expect(await countAll()).toEqual({ all: 40, live: 40, resolved: 20 });

  await foldInboxCounts(sql);
  const [rows] = await sql`select count(*)::int as count from inbox_count where workspace_id = ${workspaceId}`;
  expect(rows).toEqual({ count: 1 });
  expect(await countAll()).toEqual({ all: 40, live: 40, resolved: 20 });
});

it('a recount finds and mends what was written past the triggers, and nothing else', async () => {
  await append(['a', 'b', 'c']);
  expect(await recountInbox(sql)).toEqual([]);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update conversation set status = 'resolved' where id = ${await idOf('a')}`;
    await tx`delete from conversation where id = ${await idOf('b')}`;
  });
  const drift = [{ workspaceId, total: -1, resolved: 1, flagged: 0 }];
  expect(await findInboxDrift(sql)).toMatchObject(drift);
  expect(await recountInbox(sql)).toMatchObject(drift);
  expect(await findInboxDrift(sql)).toEqual([]);
  expect(await countAll()).toEqual({ all: 2, live: 2, resolved: 1 });
  expect(await recountInbox(sql)).toEqual([]);
});

it('ends a filtered count at some number and says so', async () => {
  await append(['a', 'b']);
  const filter = { not: { field: 'status' as const, in: ['resolved'] } };
  const exact = await countFiltered(sql, workspaceId, { memberId, filter });
  expect(exact).toMatchObject({ all: { count: 2, precision: 'exact' }, resolved: { count: 0, precision: 'exact' } });
  await sql`
    insert into conversation (id, workspace_id, agent_id, external_id, started_at, last_at)
    select gen_random_uuid(), workspace_id, agent_id, 'many-' || n, now(), now()
    from conversation, generate_series(1, ${MAX_COUNTED}) as n where id = ${await idOf('a')}`;
  const many = await countFiltered(sql, workspaceId, { memberId, filter });
  expect(many).toMatchObject({ all: { count: MAX_COUNTED, precision: 'at least' }, resolved: null });
});

it('names the conversations whose facts are on their way, and no other workspace’s', async () => {
  await append(['a', 'b', 'a']);
  // A reader that never ran has everything before it.
  const pending = await listPending(sql, workspaceId, 'facts of a test');
  expect(pending?.ids.toSorted()).toEqual([await idOf('a'), await idOf('b')].toSorted());
  await sql`insert into outbox_cursor (reader, seq) select 'facts of a test', max(seq) from outbox`;
  expect(await listPending(sql, workspaceId, 'facts of a test')).toEqual({ ids: [], months: [] });
});
