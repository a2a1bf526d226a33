import { expect, it, onTestFinished } from 'vitest';
import { raiseFlag } from '../analyses/index.ts';
import { appendItems } from '../conversations/append-items.ts';
import { newId, type ConversationId, type MemberId } from '../ids.ts';
import { readOutbox } from '../outbox/read.ts';
import { connectPostgres, type Transaction } from '../postgres/connect.ts';
import { createTestDatabase } from '../testing/index.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { createWebhook } from './change-webhooks.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { listDueDeliveries } from './take-delivery.ts';
import { webhookEvents } from './words.ts';

const HOLD_KEY = 4711;

async function openWorkspace() {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const sql = connectPostgres(database.url, { max: 4 });
  onTestFinished(() => sql.end({ timeout: 1 }));
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  const told = { url: 'http://127.0.0.1:9/hook', events: [...webhookEvents], sealWith: 'a secret that is long enough' };
  expect(await createWebhook(sql, workspaceId, told)).toMatchObject({ outcome: 'created' });
  return { sql, workspaceId };
}

it('what is read of the outbox in one go is due together, so that no event overtakes an earlier one', async () => {
  const { sql, workspaceId } = await openWorkspace();
  await appendItems(sql, workspaceId, [
    { type: 'message', conversation: 'c', id: 'm', role: 'visitor', text: 'Hello?' },
    { type: 'handoff', conversation: 'c' },
  ]);
  const [row] = await sql<[{ id: ConversationId }]>`select id from conversation`;
  await raiseFlag(sql, workspaceId, {
    ...{ conversationId: row.id, messageId: null, memberId: newId<MemberId>(), reason: 'Look at this' },
  });

  // The handoff's row is held up while it is written; the flag's could be there before it.
  await sql.unsafe(`create function hold() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${HOLD_KEY}); return new; end $$`);
  await sql`create trigger hold before insert on webhook_delivery for each row
    when (new.event = 'handoff.requested') execute function hold()`;
  const holder = await sql.reserve();
  await holder`select pg_advisory_lock(${HOLD_KEY})`;
  const { rows } = await readOutbox(sql, { afterSeq: 0, limit: 10, hole: null });
  const planning = planDeliveries(sql, rows);
  await expect
    .poll(() => sql`select from pg_locks where locktype = 'advisory' and objid = ${HOLD_KEY} and not granted`)
    .toHaveLength(1);
  const due = () => listDueDeliveries(sql, { now: new Date(), limit: 10 });
  expect(await due()).toEqual([]);

  await holder`select pg_advisory_unlock(${HOLD_KEY})`;
  holder.release();
  expect(await planning).toBe(2);
  const [first, ...more] = await due();
  expect(more, 'one of a conversation at a time').toEqual([]);
  expect(await sql`select event from webhook_delivery where id = ${first?.id ?? null}`).toEqual([
    { event: 'handoff.requested' },
  ]);
});

it('waits for whoever locks conversations by their ids without standing in their way', async () => {
  const { sql, workspaceId } = await openWorkspace();
  for (const conversation of ['a', 'b']) {
    await appendItems(sql, workspaceId, [
      { type: 'message', conversation, id: 'm', role: 'visitor', text: 'Hello?' },
      { type: 'handoff', conversation },
    ]);
  }
  const ids = await sql<[{ id: ConversationId }, { id: ConversationId }]>`select id from conversation order by id`;
  const { rows } = await readOutbox(sql, { afterSeq: 0, limit: 10, hole: null });
  // The later conversation's event comes first.
  const events = rows.filter(({ kind }) => kind === 'handoff.requested').toSorted((a, b) => b.seq - a.seq);
  const backwards = events.map((row, index) => ({ ...row, seq: index + 1 }));
  expect(backwards.map(({ conversationId }) => conversationId)).toEqual([ids[1].id, ids[0].id]);

  const mayGoOn = Promise.withResolvers<void>();
  const isLocked = Promise.withResolvers<void>();
  const lock = (tx: Transaction, id: ConversationId) => tx`select from conversation where id = ${id} for update`;
  const other = sql.begin(async (tx) => {
    await lock(tx, ids[0].id);
    isLocked.resolve();
    await mayGoOn.promise;
    await lock(tx, ids[1].id);
  });
  await isLocked.promise;
  const planning = planDeliveries(sql, backwards);
  await expect
    .poll(() => sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)
    .toHaveLength(1);
  mayGoOn.resolve();
  await other;
  expect(await planning).toBe(2);
});
