import type { InboxRow, MemberId } from '@debrief/db';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createIntake } from './create-intake.ts';
import { InboxList } from './inbox-list.svelte.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A list that changes are taken into, and how often it was drawn; `openId` is the conversation that is open beside it. */
function watch({ openId, q = '' }: { openId?: string; q?: string } = {}) {
  const view = { tab: 'all' as const, agentId: null, q };
  const list = new InboxList({ view, memberId: 'me' as MemberId, rows: [], next: null, counts: null });
  const drawn = vi.fn();
  const takeIn = createIntake({ list, openId: () => openId, onTaken: drawn });
  let seq = 0;
  const say = (id: string) => {
    seq += 1;
    const at = new Date(seq).toISOString();
    const row = { id, revision: seq, alias: 'a1b2', previewRole: 'visitor', startedAt: at, lastAt: at } as unknown;
    const conversation = { ...(row as InboxRow), endedAt: null, snoozedUntil: null } as never;
    takeIn({ kind: 'message.created', seq, at, conversationId: id, conversation });
  };
  return { list, drawn, say, ids: () => list.rows.map((row) => String(row.id)) };
}

it('the first change after a quiet moment is taken in at once, those close behind it together', () => {
  const { drawn, say, ids } = watch();
  say('a');
  vi.advanceTimersByTime(0);
  expect(ids()).toEqual(['a']);
  for (const id of ['b', 'c', 'b']) say(id);
  vi.advanceTimersByTime(0);
  expect(ids()).toEqual(['a']);
  vi.advanceTimersByTime(1_000);
  expect(ids()).toEqual(['b', 'c', 'a']);
  expect(drawn).toHaveBeenCalledTimes(2);
});

it('what the open conversation says takes all that waits with it, but a burst of it is not drawn one by one', () => {
  const { drawn, say, ids } = watch({ openId: 'open' });
  say('a');
  vi.advanceTimersByTime(20);
  say('b');
  say('open');
  expect(ids()).toEqual(['open', 'b', 'a']);
  expect(drawn).toHaveBeenCalledTimes(2);
  for (let part = 0; part < 50; part += 1) say('open');
  vi.advanceTimersByTime(1_000);
  expect(drawn).toHaveBeenCalledTimes(3);
});

it('under a filter the server is asked, and with pauses also for the open conversation', () => {
  const ask = vi.fn((_: string) => Promise.reject(new Error('no server here')));
  vi.stubGlobal('fetch', ask);
  const { say, ids } = watch({ openId: 'open', q: 'country:DE' });
  for (let part = 0; part < 10; part += 1) {
    say('open');
    vi.advanceTimersByTime(20);
  }
  vi.advanceTimersByTime(1_000);
  const asked = ask.mock.calls.map(([url]) => url).filter((url) => url.includes('among=open'));
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.length).toBeLessThan(6);
  expect(ids()).toEqual([]);
});
