/**
 * Two workspaces of one desk, each with clients, listeners and a book of its own. Both use the same ids for what they say,
 * so that a row that strays into the other one shows.
 */
import {
  connectPostgres,
  createApiKey,
  createWebhook,
  createWorkspace,
  webhookEvents,
  type WorkspaceId,
} from '@debrief/db';
import { startReceiver, type Receiver } from '@debrief/workers/testing';
import type { BenchDesk } from '../desk/open-desk.ts';
import type { Random } from '../random.ts';
import { listen, type Listener, type ListenOptions } from './listen.ts';
import { oldItems } from './old-day.ts';
import { createSender, type Sender } from './send-items.ts';
import { createSentBook, type SentBook } from './sent.ts';

export interface Side {
  workspaceId: WorkspaceId;
  sent: SentBook;
  sender: Sender;
  listeners: Listener[];
  /** Of its webhook; null where it has none. */
  receiver: Receiver | null;
}

export interface Sides {
  first: Side;
  second: Side;
  /** A listener of the first that forgets its place. */
  control: Listener;
  /** Resolves when all listeners hear live events and the old day was told; throws when that takes a minute. */
  ready: Promise<unknown>;
  close: () => Promise<void>;
}

/** After so long without a message a conversation rests; short, so that analyses happen amid the faults. */
const IDLE_SECONDS = 4;
const HANG_UP_MS = 6_000;

/** Opens the sides of a desk that runs; listeners and senders end with the signal. */
export async function openSides(
  desk: BenchDesk,
  random: Random,
  { signal, onFirst }: { signal: AbortSignal; onFirst: NonNullable<ListenOptions['onEvent']> },
): Promise<Sides> {
  const receiver = await startReceiver();
  const { firstId, secondId, secondKey } = await prepareWorkspaces(desk, receiver);
  const hangUpAfterMs = () => random.next() * HANG_UP_MS;

  function open(
    workspaceId: WorkspaceId,
    apiKey: string,
    listening: Pick<ListenOptions, 'name' | 'hangUpAfterMs' | 'onEvent'>[],
  ): Side {
    const sent = createSentBook();
    const sender = createSender({ url: desk.url, apiKey, book: sent, signal });
    const listeners = listening.map((each) => listen({ ...each, url: desk.url, apiKey, signal }));
    return { workspaceId, sent, sender, listeners, receiver: workspaceId === firstId ? receiver : null };
  }

  const restless = { name: 'one that hangs up again and again', hangUpAfterMs };
  const first = open(firstId, desk.apiKey, [{ name: 'a steady listener', onEvent: onFirst }, restless]);
  const second = open(secondId, secondKey, [restless]);
  const control = listen({
    ...{ name: 'CONTROL', url: desk.url, apiKey: desk.apiKey, signal },
    ...{ hangUpAfterMs, forgetful: true },
  });
  const listeners = [...first.listeners, ...second.listeners, control];
  const ready = Promise.all(listeners.map((listener) => listener.ready)).then(() => first.sender.send(oldItems()));
  return { first, second, control, ready, close: async () => receiver[Symbol.asyncDispose]() };
}

async function prepareWorkspaces(desk: BenchDesk, receiver: Receiver) {
  const sql = connectPostgres(desk.stores().databaseUrl, { applicationName: 'bench', max: 1 });
  try {
    const [first] = await sql<{ id: WorkspaceId }[]>`select id from workspace`;
    if (!first) throw new Error('the desk has no workspace');
    const secondId = await createWorkspace(sql, { name: 'Second' });
    const { key } = await createApiKey(sql, secondId, { kind: 'secret', name: 'bench' });
    const told = { url: receiver.url, events: [...webhookEvents], sealWith: desk.secret };
    const webhook = await createWebhook(sql, first.id, told);
    if (webhook.outcome === 'created') receiver.trust(webhook.secret);
    await sql`update workspace set idle_seconds = ${IDLE_SECONDS}`;
    return { firstId: first.id, secondId, secondKey: key };
  } finally {
    await sql.end();
  }
}
