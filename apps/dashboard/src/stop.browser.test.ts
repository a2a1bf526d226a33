/** What a dashboard process leaves behind when it is told to stop under load: every answer was true, nothing is half written. */
import { createApiKey, createWorkspace } from '@debrief/db';
import { expect, it } from 'vitest';
import { readEvents } from '#lib/server/live/testing/read-events.ts';
import { startDashboard } from './testing/start-dashboard.ts';

const STREAMS = 40;
const CLIENTS = 8;
const STOP_WITHIN_MS = 5_000;

it('ends within five seconds with streams open and posts on their way; what it acknowledged is there, whole', async () => {
  await using desk = await startDashboard();
  const workspaceId = await createWorkspace(desk.sql, { name: 'W' });
  const { key } = await createApiKey(desk.sql, workspaceId, { kind: 'secret', name: 'test' });
  const headers = { authorization: `Bearer ${key}` };

  const streams = Array.from({ length: STREAMS }, () => readEvents(`${desk.url}/v1/stream`, { headers }));
  for (const first of await Promise.all(streams.map((stream) => stream.next()))) {
    expect(first.value).toMatchObject({ event: 'ready' });
  }
  const ended = streams.map(async (stream) => {
    while (!(await stream.next()).done);
  });

  const acknowledged: string[] = [];
  let isStopped = false;
  async function post(client: number): Promise<void> {
    for (let round = 0; !isStopped; round += 1) {
      const conversation = `c-${String(client)}-${String(round)}`;
      const items = [1, 2, 3].map((id) => ({
        ...{ type: 'message', conversation, id: String(id), role: 'visitor', text: 'Hi' },
      }));
      const body = JSON.stringify({ items });
      const sent = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body };
      // A connection that breaks says nothing: only an answer does.
      const answer = await fetch(`${desk.url}/v1/batch`, sent).catch(() => null);
      if (answer?.ok) acknowledged.push(conversation);
    }
  }
  const posting = Promise.all(Array.from({ length: CLIENTS }, (_, client) => post(client)));
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(100);

  const stoppedAt = performance.now();
  expect(await desk.terminate()).toBe(0);
  expect(performance.now() - stoppedAt).toBeLessThan(STOP_WITHIN_MS);
  isStopped = true;
  await Promise.all([posting, ...ended]);

  const stored = await desk.sql<{ name: string; messages: number; told: number; count: number }[]>`
    select c.external_id as name, c.message_count as count,
      (select count(*)::int from message m where m.conversation_id = c.id) as messages,
      (select count(*)::int from outbox o where o.conversation_id = c.id) as told
    from conversation c`;
  const names = new Set(stored.map(({ name }) => name));
  expect(acknowledged.filter((name) => !names.has(name))).toEqual([]);
  expect(stored.filter(({ messages, told, count }) => messages !== 3 || told !== 3 || count !== 3)).toEqual([]);
});
