import { setTimeout as wait } from 'node:timers/promises';
import { appendItems, createWorkspace, newestSeq, type IncomingItem } from '@debrief/db';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createLiveHub } from './hub.ts';
import { useApi } from '../api/testing/use-api.ts';
import { openForBrowser } from './testing/open-for-browser.ts';

const api = useApi();

function said(conversation: string, id: string): IncomingItem {
  return { type: 'message', conversation, id, role: 'visitor', text: `text of ${id}` };
}

describe('one stream', () => {
  it('beats in silence, and its number moves on with other workspaces’ events', async () => {
    const response = openForBrowser(api, { timing: { beatMs: 60 } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...{ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    });
    const other = await createWorkspace(api.sql, { name: 'other' });
    await appendItems(api.sql, other, [said('c', 'm')]);
    const newest = await newestSeq(api.sql);
    await expect.poll(() => api.server.hub.position()).toBe(newest);
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      if (text.includes(`id: ${newest}\ndata: {"seq":${newest},"reading":true}`)) break;
    }
    expect(text).toMatch(/^retry: \d+\n\nevent: ready\nid: \d+\n/);
    expect(text).toContain('event: beat');
  });

  it('that nobody reads costs no memory, and is hung up on', async () => {
    let hungUp = false;
    openForBrowser(api, { hangUp: () => (hungUp = true), timing: { stuckMs: 40, beatMs: 40 } });
    await expect.poll(() => hungUp, { timeout: 2_000 }).toBe(true);
  });

  it('that reads slowly misses nothing, though the memory of the hub is long past', async () => {
    const response = openForBrowser(api);
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
    await reader.read();
    const items = Array.from({ length: 1_300 }, (_, index) => said('c-1', `m-${index}`));
    await appendItems(api.sql, api.workspaceId, items.slice(0, 650));
    await wait(50);
    await appendItems(api.sql, api.workspaceId, items.slice(650));
    await expect.poll(() => api.server.hub.position()).toBe(await newestSeq(api.sql));
    const seen: string[] = [];
    while (seen.length < items.length) {
      const { value, done } = await reader.read();
      if (done) break;
      for (const [, id] of new TextDecoder()
        .decode(value)
        .matchAll(/"message":\{"id":"[^"]+","externalId":"([^"]+)"/g)) {
        seen.push(id ?? '');
      }
    }
    expect(seen).toEqual(items.map((item) => (item.type === 'message' ? item.id : '')));
    await reader.cancel();
  });

  it('of a browser is told of an import once a second, not of each message', async () => {
    const response = openForBrowser(api, { maxBurst: 100 });
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
    await reader.read();
    await reader.read();
    const items = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => said('c-1', `m-${from + index}`));
    await appendItems(api.sql, api.workspaceId, items(0, 900));
    const last = `event: reset\nid: ${await newestSeq(api.sql)}\n`;
    let text = '';
    while (!text.includes(last)) text += new TextDecoder().decode((await reader.read()).value);
    expect(text.match(/event: \w+/g)?.length).toBeLessThanOrEqual(3);
    expect(text).not.toContain('message.created');
    await appendItems(api.sql, api.workspaceId, items(900, 3));
    const { value: next } = await reader.read();
    expect(new TextDecoder().decode(next).match(/event: message.created/g)).toHaveLength(3);
    await reader.cancel();
  });

  it('ends with the hub, at once', async () => {
    const hub = createLiveHub({ sql: api.sql, log: pino({ level: 'silent' }) });
    hub.start();
    const response = openForBrowser(api, { hub });
    const reader = (response.body ?? new ReadableStream()).getReader();
    await reader.read();
    await reader.read();
    const ending = reader.read();
    const stoppedAt = performance.now();
    await hub.stop();
    expect((await ending).done).toBe(true);
    expect(performance.now() - stoppedAt).toBeLessThan(2_500);
  });
});
