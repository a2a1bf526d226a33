import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { Source, SourceEvent, SourceOptions } from './open-source.ts';
import { shareBetweenTabs, type Share } from './share-between-tabs.ts';

/** A server's stream in memory: it replays, and can fall silent for a connection without closing it. */
function createStream() {
  const told: SourceEvent[] = [];
  const connections = new Set<SourceOptions>();
  let opened = 0;
  const newest = () => told.at(-1)?.seq ?? 0;
  function open(options: SourceOptions): Source {
    opened += 1;
    connections.add(options);
    queueMicrotask(() => {
      const after = options.after ?? newest();
      for (const event of told) if (event.seq > after) options.onEvent(event);
      options.onEvent({ name: 'ready', seq: newest(), data: '{}' });
    });
    return { check: () => undefined, close: () => connections.delete(options) };
  }
  return {
    open,
    connections,
    opened: () => opened,
    tell(count = 1) {
      for (let each = 0; each < count; each++) {
        const event = { name: 'message.created', seq: newest() + 1, data: '{}' };
        told.push(event);
        for (const connection of connections) connection.onEvent(event);
      }
    },
  };
}

const shares: Share[] = [];
afterEach(() => {
  for (const share of shares.splice(0)) share.close();
});

/** A tab, as far as this module can tell: real locks and a real channel, of a name of the test's own. */
function tabsOf(stream: ReturnType<typeof createStream>, silentMs?: number, name = `live ${randomUUID()}`) {
  return function openTab(after: number | null) {
    const seen: (number | 'reset')[] = [];
    const states: string[] = [];
    const share = shareBetweenTabs({
      url: '/live',
      name,
      after,
      open: stream.open,
      silentMs,
      onEvent: (event) => seen.push(event.name === 'reset' ? 'reset' : event.seq),
      onState: (state) => states.push(state),
    });
    shares.push(share);
    return { share, seen, states };
  };
}

it('tells every tab every event once, over one connection', async () => {
  const stream = createStream();
  const openTab = tabsOf(stream);
  const tabs = [openTab(0), openTab(0), openTab(0)];
  await expect.poll(() => tabs.every(({ states }) => states.includes('live'))).toBe(true);
  stream.tell(20);
  await expect.poll(() => tabs.map(({ seen }) => seen.length)).toEqual([20, 20, 20]);
  for (const { seen } of tabs) expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(stream.opened()).toBe(1);
});

it('passes the connection on when its tab is closed, without a gap', async () => {
  const stream = createStream();
  const openTab = tabsOf(stream);
  const first = openTab(0);
  const others = [openTab(0), openTab(0)];
  await expect.poll(() => others.every(({ states }) => states.includes('live'))).toBe(true);
  for (let round = 0; round < 10; round++) {
    stream.tell();
    if (round === 4) first.share.close();
    await wait(3);
  }
  await expect.poll(() => others.map(({ seen }) => seen.length)).toEqual([10, 10]);
  for (const { seen } of others) expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(stream.connections.size).toBe(1);
});

it('passes events on only once there is another tab', async () => {
  const stream = createStream();
  const name = `live ${randomUUID()}`;
  const openTab = tabsOf(stream, 40_000, name);
  const passedOn: unknown[] = [];
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => passedOn.push(data.type));
  try {
    const leader = openTab(0);
    await expect.poll(() => leader.states).toContain('live');
    stream.tell(3);
    const follower = openTab(1);
    await expect.poll(() => follower.seen).toEqual([2, 3]);
    stream.tell();
    await expect.poll(() => follower.seen).toEqual([2, 3, 4]);
    await expect.poll(() => passedOn.filter((type) => type === 'event')).toHaveLength(1);
  } finally {
    channel.close();
  }
});

it('brings a tab that joins from where its page is, or has it load anew', async () => {
  const stream = createStream();
  stream.tell(5);
  const openTab = tabsOf(stream);
  const leader = openTab(5);
  await expect.poll(() => leader.states).toContain('live');
  stream.tell(5);
  const recent = openTab(8);
  const ahead = openTab(12);
  const old = openTab(3);
  const unknown = openTab(null);
  await expect.poll(() => [recent, ahead, old, unknown].every(({ states }) => states.includes('live'))).toBe(true);
  stream.tell(3);
  await expect.poll(() => ahead.seen).toEqual([13]);
  expect(recent.seen).toEqual([9, 10, 11, 12, 13]);
  expect(old.seen).toEqual(['reset', 11, 12, 13]);
  expect(unknown.seen).toEqual(['reset', 11, 12, 13]);
});

it('loads a page of unknown age anew once the stream is open', async () => {
  const stream = createStream();
  stream.tell(3);
  const tab = tabsOf(stream)(null);
  await expect.poll(() => tab.seen).toEqual(['reset']);
  stream.tell();
  expect(tab.seen).toEqual(['reset', 4]);
});

it('takes the connection from a tab that was put to sleep with it', async () => {
  const stream = createStream();
  const name = `live ${randomUUID()}`;
  // A tab that holds the lock and says nothing, not even that it is there.
  const asleep = navigator.locks.request(name, () => new Promise<never>(() => undefined)).catch(String);
  const awake = tabsOf(stream, 60, name)(0);
  stream.tell(3);
  await expect.poll(() => awake.seen, { timeout: 15_000 }).toEqual([1, 2, 3]);
  expect(await asleep).toContain('AbortError');
}, 10_000);

it('lets go of the connection when the lock was taken from it, and goes on as one of the others', async () => {
  const stream = createStream();
  const name = `live ${randomUUID()}`;
  const openTab = tabsOf(stream, 40_000, name);
  const leader = openTab(0);
  await expect.poll(() => leader.states).toContain('live');
  stream.tell(2);
  const release = Promise.withResolvers<void>();
  const thief = navigator.locks.request(name, { steal: true }, () => release.promise);
  await expect.poll(() => stream.connections.size).toBe(0);
  stream.tell(2);
  release.resolve();
  await thief;
  await expect.poll(() => leader.seen).toEqual([1, 2, 3, 4]);
  expect(stream.connections.size).toBe(1);
});

it('says when the connection is lost, and when it is back', async () => {
  const stream = createStream();
  const openTab = tabsOf(stream);
  const [leader, follower] = [openTab(0), openTab(0)];
  await expect.poll(() => follower.states).toContain('live');
  for (const connection of stream.connections) connection.onLost();
  await expect.poll(() => [leader.states.at(-1), follower.states.at(-1)]).toEqual(['down', 'down']);
  for (const connection of stream.connections) connection.onEvent({ name: 'beat', seq: 0, data: '{"reading":true}' });
  await expect.poll(() => [leader.states.at(-1), follower.states.at(-1)]).toEqual(['live', 'live']);
  for (const connection of stream.connections) connection.onEvent({ name: 'beat', seq: 0, data: '{"reading":false}' });
  await expect.poll(() => [leader.states.at(-1), follower.states.at(-1)]).toEqual(['down', 'down']);
});
