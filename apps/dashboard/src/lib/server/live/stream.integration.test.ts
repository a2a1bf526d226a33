import { setTimeout as wait } from 'node:timers/promises';
import {
  appendItems,
  appendOutbox,
  createWorkspace,
  newestSeq,
  revokeApiKey,
  withWorkspace,
  type ConversationId,
  type IncomingItem,
} from '@debrief/db';
import { describe, expect, it } from 'vitest';
import { startApiServer } from '../api/testing/start-api-server.ts';
import { openForBrowser } from './testing/open-for-browser.ts';
import { readEvents, type StreamEvent } from './testing/read-events.ts';
import { useApi } from '../api/testing/use-api.ts';

const api = useApi();

function said(conversation: string, id: string): IncomingItem {
  return { type: 'message', conversation, id, role: 'visitor', text: `text of ${id}` };
}

/** Writes in another process's manner: without a wake-up. */
function say(conversation: string, id: string) {
  return appendItems(api.sql, api.workspaceId, [said(conversation, id)]);
}

async function post(items: object[]): Promise<void> {
  expect((await api.call('POST', 'batch', { items })).status).toBe(200);
}

function watch(lastEventId?: number, signal?: AbortSignal) {
  const headers = {
    authorization: `Bearer ${api.key}`,
    ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
  };
  return readEvents(`${api.server.url}/v1/stream`, { headers, signal });
}

/** Events up to and with the first of that name. */
async function until(events: AsyncGenerator<StreamEvent, void>, name: string): Promise<StreamEvent[]> {
  const seen: StreamEvent[] = [];
  for (let next = await events.next(); !next.done; next = await events.next()) {
    seen.push(next.value);
    if (next.value.event === name) return seen;
  }
  throw new Error(`the stream ended before "${name}": ${seen.map(({ event }) => event).join(', ')}`);
}

const messageIds = (events: StreamEvent[]) =>
  events.flatMap(({ data }) => (data.message ? [(data.message as { id: string }).id] : []));

async function seqs(): Promise<number[]> {
  const rows = await api.sql<
    { seq: number }[]
  >`select seq from outbox where workspace_id = ${api.workspaceId} order by seq`;
  return rows.map(({ seq }) => seq);
}

describe('the stream', () => {
  it('tells a message in well under a second, with the conversation as it is now', async () => {
    const events = watch();
    expect((await until(events, 'ready'))[0]).toMatchObject({ event: 'ready', id: await newestSeq(api.sql) });
    const sentAt = performance.now();
    await post([{ type: 'message', conversation: 'c-1', id: 'm-1', role: 'visitor', text: 'hello', agent: 'shop' }]);
    const [event] = await until(events, 'message.created');
    expect(performance.now() - sentAt).toBeLessThan(5_000);
    expect(event).toMatchObject({
      event: 'message.created',
      data: {
        kind: 'message.created',
        seq: event?.id,
        conversation: { id: 'c-1', agent: 'shop', messageCount: 1, preview: { role: 'visitor', text: 'hello' } },
        message: { id: 'm-1', role: 'visitor', text: 'hello' },
      },
    });
    await events.return();
  });

  it('names ratings, handoffs, ends and findings as what they are', async () => {
    const events = watch();
    await until(events, 'ready');
    await post([
      { type: 'message', conversation: 'c-1', id: 'm-1', role: 'bot', text: 'answer' },
      { type: 'feedback', conversation: 'c-1', message: 'm-1', rating: 'unhelpful', comment: 'no' },
      { type: 'handoff', conversation: 'c-1', reason: 'asked' },
    ]);
    await post([{ type: 'end', conversation: 'c-1' }]);
    const seen = await until(events, 'conversation.ended');
    expect(seen.map(({ event }) => event)).toEqual([
      ...['message.created', 'feedback.given', 'handoff.requested', 'conversation.ended'],
    ]);
    expect(seen[1]).toMatchObject({ data: { message: { id: 'm-1', rating: 'unhelpful', comment: 'no' } } });
    expect(seen[2]).toMatchObject({ data: { conversation: { handoffReason: 'asked' } } });
    expect(seen[3]).toMatchObject({ data: { conversation: { endedAt: expect.any(String) as unknown } } });

    await flag('c-1', 'm-1');
    const [found] = await until(events, 'analysis.saved');
    const span = { message: 'm-1', start: 0, end: 6 };
    expect(found?.data.analysis).toMatchObject({
      summary: 'It was short. It ended.',
      summarySentences: [{ text: 'It was short.', evidence: [span] }, { evidence: [] }],
      flags: [{ kind: 'failed_answer', message: 'm-1', reason: 'it failed', evidence: [span] }],
    });
    await api.sql`delete from conversation where workspace_id = ${api.workspaceId}`;
    const [erased] = await until(events, 'conversation.erased');
    expect(erased?.data).toMatchObject({ conversation: null });
    await events.return();
  });

  it('goes on behind Last-Event-ID, across any number of reconnects and while writes go on', async () => {
    const received: number[] = [];
    let last = await newestSeq(api.sql);
    const writing = (async () => {
      for (let turn = 0; turn < 60; turn++) {
        await Promise.all([1, 2, 3].map((writer) => say(`c-${writer}`, `m-${writer}-${turn}`)));
        await wait(5);
      }
    })();
    let isWriting = true;
    void writing.then(() => (isWriting = false));

    for (let connection = 0; isWriting || received.length < 180; connection++) {
      const events = watch(last);
      const stopAt = received.length + 1 + ((connection * 7) % 13);
      for await (const { event, id, data } of events) {
        if (event === 'reset') throw new Error('nothing was lost');
        last = id ?? last;
        if (data.message) received.push(data.seq as number);
        if (received.length >= Math.min(stopAt, 180)) break;
      }
      expect(connection).toBeLessThan(400);
    }
    await writing;
    expect(received).toEqual(await seqs());
  });

  it('never passes over a commit that comes late, nor stops at a number that never comes', async () => {
    const events = watch();
    await until(events, 'ready');
    await say('c-1', 'm-1');
    const [{ id: conversationId } = { id: '' as ConversationId }] = await api.sql<{ id: ConversationId }[]>`
      select id from conversation where workspace_id = ${api.workspaceId}`;
    const entry = { conversationId, kind: 'conversation.updated', entityId: null, revision: 2 } as const;
    // Draws a number, and dies.
    await withWorkspace(api.sql, api.workspaceId, async (tx) => {
      await appendOutbox(tx, api.workspaceId, [entry]);
      throw new Error('rolled back');
    }).catch(() => undefined);
    const release = Promise.withResolvers<void>();
    const drawn = Promise.withResolvers<void>();
    const slow = withWorkspace(api.sql, api.workspaceId, async (tx) => {
      await appendOutbox(tx, api.workspaceId, [{ ...entry, kind: 'handoff.returned' }]);
      drawn.resolve();
      await release.promise;
    });
    await drawn.promise;
    await say('c-2', 'm-2');
    setTimeout(release.resolve, 300);
    const seen = await until(events, 'handoff.returned');
    expect(messageIds(seen)).toEqual(['m-1']);
    expect(messageIds(await until(events, 'message.created'))).toEqual(['m-2']);
    await slow;
    await events.return();
  });

  it('says reset when what came since is too much, gone, or of a database that was lost', async () => {
    await using small = await startApiServer(api.databaseUrl);
    const stream = (lastEventId: string) =>
      readEvents(`${small.url}/v1/stream?lastEventId=${lastEventId}`, {
        headers: { authorization: `Bearer ${api.key}` },
      });
    await say('c-1', 'm-1');
    await expect.poll(() => small.hub.position() ?? 0).toBeGreaterThanOrEqual((await seqs())[0] ?? Infinity);
    for (const lost of ['999999999', String(Number.MAX_SAFE_INTEGER)]) {
      const events = stream(lost);
      const [first] = await until(events, 'ready');
      expect(first).toMatchObject({ event: 'reset', id: small.hub.position() });
      await events.return();
    }
    // A number that is none is from before everything: all there is comes.
    const events = stream('nonsense');
    expect(messageIds(await until(events, 'ready'))).toEqual(['m-1']);
    await events.return();
  });

  it('keeps workspaces apart, in replay and live', async () => {
    const other = await createWorkspace(api.sql, { name: 'other' });
    const before = await newestSeq(api.sql);
    const secret = () => appendItems(api.sql, other, [said('secret', `m-${Math.random()}`)]);
    await secret();
    await say('mine', 'm-1');
    await expect.poll(() => api.server.hub.position()).toBe(await newestSeq(api.sql));
    const events = watch(before);
    const replayed = await until(events, 'ready');
    await secret();
    await say('mine', 'm-2');
    const live = await until(events, 'message.created');
    expect(messageIds([...replayed, ...live])).toEqual(['m-1', 'm-2']);
    expect(JSON.stringify([...replayed, ...live])).not.toContain('secret');
    await events.return();
  });

  it('ends when its key is revoked, or not known from the start', async () => {
    const hub = api.server.hub;
    const request = new Request('http://localhost/v1/stream');
    let allowed = true;
    const response = openForBrowser(api, { request, isStillAllowed: async () => allowed, timing: { recheckMs: 20 } });
    const reader = (response.body ?? new ReadableStream()).getReader();
    await reader.read();
    allowed = false;
    const end = Date.now() + 5_000;
    while (!(await reader.read()).done) expect(Date.now()).toBeLessThan(end);
    await revokeApiKey(api.sql, api.workspaceId, api.keyId);
    await expect.poll(() => watch().next().catch(String), { timeout: 5_000 }).toContain('401');
    expect(hub.isReading()).toBe(true);
  });
});

/** What an analysis leaves behind, with its outbox row. */
async function flag(conversation: string, messageExternalId: string): Promise<void> {
  await withWorkspace(api.sql, api.workspaceId, async (tx) => {
    const [found] = await tx<{ id: ConversationId; message: string; revision: number }[]>`
      select c.id, m.id as message, c.revision from conversation c join message m on m.conversation_id = c.id
      where c.external_id = ${conversation} and m.external_id = ${messageExternalId} for update of c`;
    if (!found) throw new Error('no such message');
    const span = { messageId: found.message, start: 0, end: 6 };
    await tx`
      insert into analysis (conversation_id, workspace_id, content_revision, analysed_by, summary, evidence, outcome,
        sentiment, language)
      values (${found.id}, ${api.workspaceId}, ${found.revision}, 'local@1', ${['It was short.', 'It ended.']},
        ${tx.json([{ ...span, sentence: 0 }])}, 'unresolved', 'neutral', 'en')`;
    await tx`
      insert into flag (id, workspace_id, conversation_id, message_id, kind, score, reason, evidence, flagged_by)
      values (gen_random_uuid(), ${api.workspaceId}, ${found.id}, ${found.message}, 'failed_answer', 0.9, 'it failed',
        ${tx.json([span])}, 'local@1')`;
    await appendOutbox(tx, api.workspaceId, [
      { conversationId: found.id, kind: 'analysis.saved', entityId: null, revision: found.revision },
    ]);
  });
}
