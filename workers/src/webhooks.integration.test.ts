import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  createWebhook,
  createWorkspace,
  listDeadLetters,
  listDeliveries,
  listDueDeliveries,
  listWebhooks,
  raiseFlag,
  readDelivery,
  reply,
  retryDeadLetters,
  retryDelivery,
  rotateWebhookSecret,
  sendTest,
  setHandoff,
  takeBack,
  webhookEvents,
  type MemberId,
  type WebhookId,
  newId,
  planDeliveries,
  readOutbox,
} from '@debrief/db';
import { requestDelivery } from '@debrief/pipelines/jobs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openQueue } from './queues/open-queue.ts';
import { quiet, says, startDesk, type Desk } from './testing/start-desk.ts';
import { startReceiver, type Receiver } from './testing/start-receiver.ts';

const secret = 'the secret of a desk that tests webhooks';
let desk: Desk;
let receiver: Receiver;
let webhookId: WebhookId;
beforeEach(async () => {
  [desk, receiver] = await Promise.all([startDesk(), startReceiver()]);
  await listen();
});
afterEach(async () => {
  await desk[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});

async function listen(): Promise<void> {
  const given = { url: receiver.url, events: [...webhookEvents], sealWith: secret };
  const created = await createWebhook(desk.sql, desk.workspaceId, given);
  if (created.outcome !== 'created') throw new Error('there are webhooks already');
  receiver.trust(created.secret);
  webhookId = created.id;
}

const start = (timeoutMs?: number) => desk.start({ webhooks: { secret, timeoutMs } });
/** What was received, in order; when a flag is found is the analysis' affair. */
const types = () =>
  receiver.received.map(({ payload }) => payload.type).filter((type) => type !== 'conversation.flagged');
const deliveries = () => listDeliveries(desk.sql, desk.workspaceId, 20);
const asksForHuman = () =>
  desk.append([says('c', 'visitor', 'Hello'), { type: 'handoff', conversation: 'c', reason: 'asked' }]);

/** A member's reply; who wrote it does not matter here. */
async function answer(text: string) {
  const id = await desk.idOf('c');
  const given = { id, memberId: newId<MemberId>(), text, clientId: text, seenMessages: null };
  expect(await reply(desk.sql, desk.workspaceId, given)).toMatchObject({ outcome: 'sent' });
}

it('tells a handoff from end to end, in order, signed, with words only where the visitor sees them', async () => {
  await start();
  await asksForHuman();
  await answer('I am Ada');
  await answer('What is it?');
  const id = await desk.idOf('c');
  await setHandoff(desk.sql, desk.workspaceId, id, 'bot');
  await raiseFlag(desk.sql, desk.workspaceId, {
    ...{ conversationId: id, messageId: null, memberId: newId<MemberId>(), reason: 'never leaves' },
  });
  await expect
    .poll(types)
    .toEqual([...['handoff.requested', 'bot.paused', 'operator.replied', 'operator.replied', 'bot.resumed']]);
  await expect
    .poll(() => receiver.received.flatMap(({ payload }) => payload.data.flag?.kind ?? []))
    .toContain('manual');
  expect(receiver.received.every(({ isGenuine }) => isGenuine)).toBe(true);
  const said = receiver.received.filter(({ payload }) => payload.type === 'operator.replied');
  expect(said.map(({ payload }) => payload.data.message?.text)).toEqual(['I am Ada', 'What is it?']);
  expect(said[0]?.payload.data.conversation).toMatchObject({ id: 'c', agent: 'default' });
  expect(JSON.stringify(receiver.received)).not.toMatch(/Hello|never leaves/);
  expect(new Set(receiver.received.map((each) => each.id)).size).toBe(receiver.received.length);
});

it('tells that a reply was taken back, and never its words, also where they were still to be sent', async () => {
  await asksForHuman();
  await answer('One');
  await answer('Two');
  const { rows } = await readOutbox(desk.sql, { afterSeq: 0, limit: 100, hole: null });
  await planDeliveries(desk.sql, rows);
  const given = { id: await desk.idOf('c'), message: 'reply-Two', memberId: newId<MemberId>(), ofAnybody: true };
  expect(await takeBack(desk.sql, desk.workspaceId, given)).toMatchObject({ outcome: 'taken' });
  await start();
  await expect.poll(types).toEqual(['handoff.requested', 'bot.paused', 'operator.replied', 'message.retracted']);
  const told = receiver.received.map(({ payload }) => payload).find(({ type }) => type === 'message.retracted');
  expect(told?.data).toEqual({
    conversation: { id: 'c', agent: 'default', status: 'open', handoff: 'human', botPaused: true },
    message: { id: 'reply-Two', at: expect.any(String) as string },
  });
  expect(JSON.stringify(receiver.received)).not.toContain('"text":"Two"');
  expect((await deliveries()).filter(({ event }) => event === 'operator.replied')).toHaveLength(1);
});

it('tries again after a 500 under the same id, and lets nothing of the conversation overtake', async () => {
  receiver.answer(500);
  await start();
  await asksForHuman();
  const requested = async () => (await deliveries()).find(({ event }) => event === 'handoff.requested');
  await expect.poll(requested).toMatchObject({ state: 'pending', status: 500 });
  await answer('I am Ada');
  const events = async () => (await deliveries()).map(({ event }) => event);
  await expect.poll(events).toContain('operator.replied');
  receiver.answer(204);
  const [first] = receiver.received;
  expect(await retryDelivery(desk.sql, desk.workspaceId, first?.id ?? '')).toBe(true);
  await expect.poll(types).toEqual(['handoff.requested', 'handoff.requested', 'bot.paused', 'operator.replied']);
  expect(receiver.received[1]?.id).toBe(first?.id);
  expect(await listWebhooks(desk.sql, desk.workspaceId)).toMatchObject([{ failingSince: null }]);
});

it('signs with the old secret as well for a day after a new one was made, and then with the new one alone', async () => {
  await start();
  const isGenuine = async () => {
    const before = receiver.received.length;
    await sendTest(desk.sql, desk.workspaceId, webhookId);
    await expect.poll(() => receiver.received.length).toBe(before + 1);
    return receiver.received.at(-1)?.isGenuine;
  };
  const rotated = await rotateWebhookSecret(desk.sql, desk.workspaceId, webhookId, { sealWith: secret });
  expect(rotated).toMatchObject({ url: receiver.url, secret: expect.stringMatching(/^whsec_/) as string });
  expect(await isGenuine()).toBe(true);
  expect((await listWebhooks(desk.sql, desk.workspaceId))[0]?.oldSecretUntil).toBeInstanceOf(Date);
  await desk.sql`update webhook set old_secret_until = now()`;
  expect(await isGenuine()).toBe(false);
  receiver.trust(rotated?.secret ?? '');
  expect(await isGenuine()).toBe(true);
});

it('gives up waiting for an answer, and follows no redirect', async () => {
  receiver.answer(null);
  await start(200);
  await sendTest(desk.sql, desk.workspaceId, webhookId);
  await expect.poll(async () => (await deliveries())[0]?.error).toBe('no answer within 0.2 s');
  receiver.answer(302, { location: '/elsewhere' });
  await retryDelivery(desk.sql, desk.workspaceId, receiver.received[0]?.id ?? '');
  await expect.poll(async () => (await deliveries())[0]).toMatchObject({ status: 302, state: 'pending', attempts: 2 });
  expect(types()).toEqual(['webhook.test', 'webhook.test']);
});

it('is switched off by a 410, and tells nothing more until it is switched on', async () => {
  receiver.answer(410);
  await start();
  await sendTest(desk.sql, desk.workspaceId, webhookId);
  const isOff = async () => (await listWebhooks(desk.sql, desk.workspaceId))[0]?.disabledReason;
  await expect.poll(isOff).toBe('its receiver answered 410 Gone');
  expect(await sendTest(desk.sql, desk.workspaceId, webhookId)).toBe(false);
  await asksForHuman();
  await expect
    .poll(async () => (await desk.sql`select from outbox_cursor where reader = 'dispatch' and seq >= 2`).length)
    .toBe(1);
  expect(types()).toEqual(['webhook.test']);
});

it('has a dead letter at the end, which a retry from Health delivers and clears', async () => {
  receiver.answer(404);
  await start();
  await sendTest(desk.sql, desk.workspaceId, webhookId);
  await expect.poll(() => receiver.received.length).toBe(1);
  await expect.poll(async () => (await deliveries())[0]?.attempts).toBe(1);
  await desk.sql`update webhook_delivery set attempts = 3, next_at = now()`;
  await expect.poll(async () => (await deliveries())[0]?.state).toBe('failed');
  const letters = async () => (await listDeadLetters(desk.sql, desk.workspaceId)).letters;
  await expect
    .poll(letters)
    .toMatchObject([{ job: 'deliver-webhook', reason: 'the receiver answered 404', attempts: 4 }]);
  receiver.answer(204);
  expect(await retryDeadLetters(desk.sql, desk.workspaceId)).toBe(1);
  await expect.poll(async () => (await deliveries())[0]?.state).toBe('delivered');
  expect(await letters()).toEqual([]);
});

it('is switched off after days of failing, with the reason', async () => {
  receiver.answer(503);
  await desk.sql`update webhook set failing_since = now() - interval '4 days'`;
  await start();
  await sendTest(desk.sql, desk.workspaceId, webhookId);
  await expect
    .poll(async () => (await listWebhooks(desk.sql, desk.workspaceId))[0]?.disabledReason)
    .toMatch(/^nothing got through since .*; last: the receiver answered 503$/);
});

it('delivers under the same id what a killed worker was about to deliver', async () => {
  receiver.answer(null);
  await sendTest(desk.sql, desk.workspaceId, webhookId);
  const queue = await openQueue(desk.place, quiet);
  const due = await listDueDeliveries(desk.sql, { now: new Date(), limit: 10 });
  await queue.request(due.map(requestDelivery));
  await queue.close();
  const victim = fork(new URL('./testing/delivering-worker.ts', import.meta.url), [JSON.stringify(desk.place), secret]);
  await expect.poll(types).toEqual(['webhook.test']);
  victim.kill('SIGKILL');
  await once(victim, 'exit');
  receiver.answer(204);
  await start();
  await expect.poll(types, { timeout: 50_000 }).toEqual(['webhook.test', 'webhook.test']);
  expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id);
  await expect.poll(async () => (await deliveries())[0]?.state).toBe('delivered');
}, 60_000);

it('is nobody else’s: another workspace neither sees it nor reads what it delivers', async () => {
  await sendTest(desk.sql, desk.workspaceId, webhookId);
  const other = await createWorkspace(desk.sql, { name: 'Other' });
  const [own] = await deliveries();
  expect(own).toBeDefined();
  expect(await listWebhooks(desk.sql, other)).toEqual([]);
  expect(await listDeliveries(desk.sql, other, 20)).toEqual([]);
  expect(await readDelivery(desk.sql, other, own?.id ?? '')).toBeNull();
  expect(await retryDelivery(desk.sql, other, own?.id ?? '')).toBe(false);
  expect(await sendTest(desk.sql, other, webhookId)).toBe(false);
});

it('hears nothing of what was over before it arrived, or is sample data', async () => {
  await start();
  const long = new Date(Date.now() - 40 * 86_400_000);
  await desk.append([
    says('old', 'visitor', 'Hi', { at: long }),
    { type: 'handoff', conversation: 'old', at: long },
    says('new', 'visitor', 'Hi'),
    { type: 'handoff', conversation: 'new' },
  ]);
  await expect.poll(() => receiver.received.map(({ payload }) => payload.data.conversation?.id)).toEqual(['new']);
});
