import { describe, expect, it } from 'vitest';
import { foldItems } from './fold-items.ts';
import type { IncomingItem } from './incoming.ts';
import { context, minutes, now, said, start } from './fold-test-bed.ts';

describe('messages', () => {
  it('make one revision however many they are', () => {
    const { state, messages } = foldItems(
      start(),
      [said('m1', 'visitor', 'Hi'), said('m2', 'bot', 'Hello')],
      context(),
    );
    expect(state).toMatchObject({ revision: 1, contentRevision: 1, messageCount: 2, visitorCount: 1, botCount: 1 });
    expect(messages.map((message) => message.position)).toEqual([0, 1]);
  });

  it('sent twice are duplicates and change nothing', () => {
    const shared = context();
    const first = foldItems(start(), [said('m1', 'visitor', 'Hi')], shared);
    const again = foldItems(first.state, [said('m1', 'visitor', 'Hi')], shared);
    expect(again.results).toEqual([{ status: 'duplicate', id: 'm1' }]);
    expect(again.changed).toBe(false);
    expect(again.state.revision).toBe(1);
  });

  it('under a known id with other content are refused by name', () => {
    const { results, messages } = foldItems(
      start(),
      [said('m1', 'visitor', 'Hi'), said('m1', 'visitor', 'Ho')],
      context(),
    );
    expect(results[1]).toMatchObject({ status: 'rejected', error: { code: 'id_conflict', pointer: '/id' } });
    expect(results[1]).toMatchObject({ error: { detail: expect.stringContaining('"m1" of conversation "c-1"') } });
    expect(messages).toHaveLength(1);
  });

  it('that arrive late do not replace the preview of a newer one', () => {
    const items = [said('m2', 'bot', 'newer', { at: minutes(0) }), said('m1', 'visitor', 'older', { at: minutes(-5) })];
    const { state } = foldItems(start(), items, context());
    expect(state.previewText).toBe('newer');
    expect(state.lastAt).toEqual(minutes(0));
  });

  it('without a time of their own come after those before them, though our clock was set back', () => {
    const first = foldItems(start(), [said('m1', 'visitor', 'Hi')], context());
    const second = foldItems(first.state, [said('m2', 'bot', 'Hello.')], { ...context(), now: minutes(-30) });
    expect(second.messages[0]?.at).toEqual(now);
    expect(second.state).toMatchObject({ lastAt: now, previewText: 'Hello.' });
  });

  it('more than a day ahead are refused', () => {
    const { results } = foldItems(start(), [said('m1', 'visitor', 'Hi', { at: minutes(2_000) })], context());
    expect(results[0]).toMatchObject({ status: 'rejected', error: { code: 'at_in_future', pointer: '/at' } });
  });

  it('keep the surroundings the conversation began in, and fill in what was missing', () => {
    const items = [
      said('m1', 'visitor', 'Hi', { details: { device: 'mobile', country: null } }),
      said('m2', 'visitor', 'Still here', { details: { device: 'desktop', country: 'DE' } }),
    ];
    expect(foldItems(start(), items, context()).state).toMatchObject({ device: 'mobile', country: 'DE' });
  });

  it('show a bot’s Markdown in the preview without its marks, and a visitor’s text as it is', () => {
    const bot = foldItems(
      start(),
      [said('m1', 'bot', 'Order **FH-1** is [here](https://x.example):\n- `a_b` _c_')],
      context(),
    );
    expect(bot.state.previewText).toBe('Order FH-1 is here: a_b c');
    const visitor = foldItems(start(), [said('m1', 'visitor', '**really**')], context());
    expect(visitor.state.previewText).toBe('**really**');
  });

  it('cut the preview between characters', () => {
    const { state } = foldItems(start(), [said('m1', 'visitor', `${'a'.repeat(279)}😀`)], context());
    expect(state.previewText?.isWellFormed()).toBe(true);
  });
});

describe('ratings', () => {
  const talk = [said('m1', 'visitor', 'Hi'), said('m2', 'bot', 'Hello')];
  const rate = (message: string, rating: 'helpful' | 'unhelpful', at?: Date): IncomingItem => ({
    type: 'feedback',
    conversation: 'c-1',
    message,
    rating,
    at,
  });

  it('may come before their message within a batch', () => {
    const { state, results } = foldItems(start(), [rate('m2', 'unhelpful'), ...talk], context());
    expect(results[0]).toEqual({ status: 'created', id: 'm2' });
    expect(state.unhelpfulCount).toBe(1);
  });

  it('replace an older one, and an older one that arrives late changes nothing', () => {
    const items = [
      ...talk,
      rate('m2', 'helpful', minutes(-2)),
      rate('m2', 'unhelpful', minutes(-1)),
      rate('m2', 'helpful', minutes(-3)),
    ];
    const { state, feedback, results } = foldItems(start(), items, context());
    expect(state).toMatchObject({ helpfulCount: 0, unhelpfulCount: 1 });
    expect(feedback).toHaveLength(1);
    expect(results[4]).toEqual({ status: 'duplicate', id: 'm2' });
  });

  it('of unknown messages, and of messages that are not the bot’s, are refused', () => {
    const { results } = foldItems(start(), [...talk, rate('m9', 'helpful'), rate('m1', 'helpful')], context());
    expect(results[2]).toMatchObject({ error: { code: 'unknown_message' } });
    expect(results[3]).toMatchObject({ error: { code: 'not_a_bot_message' } });
  });
});

describe('the course of a conversation', () => {
  it('waits from the handoff until an operator writes', () => {
    const shared = context();
    const asked = foldItems(
      start(),
      [said('m1', 'visitor', 'A human please'), { type: 'handoff', conversation: 'c-1' }],
      shared,
    );
    expect(asked.state.handoff).toBe('waiting');
    const helped = foldItems(asked.state, [said('m2', 'operator', 'Here I am')], shared);
    expect(helped.state.handoff).toBe('human');
  });

  it('is waited in by nobody once it ended', () => {
    const items: IncomingItem[] = [
      said('m1', 'visitor', 'A human please'),
      { type: 'handoff', conversation: 'c-1', reason: 'asked' },
      { type: 'end', conversation: 'c-1' },
    ];
    const shared = context();
    const { state } = foldItems(start(), items, shared);
    expect(state).toMatchObject({ handoff: 'bot', handoffReason: 'asked' });
    expect(state.handoffAt).not.toBeNull();
    const again = foldItems(state, items, shared);
    expect(again.results.map((result) => result.status)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  });

  it('takes a second handoff for a duplicate', () => {
    const items: IncomingItem[] = [
      said('m1', 'visitor', 'A human please'),
      { type: 'handoff', conversation: 'c-1' },
      { type: 'handoff', conversation: 'c-1', reason: 'again' },
    ];
    expect(foldItems(start(), items, context()).results[2]?.status).toBe('duplicate');
  });

  it('is due for analysis when it rests, and at once when it ended', () => {
    const talk = [said('m1', 'visitor', 'Hi', { at: minutes(-1) })];
    expect(foldItems(start(), talk, context()).state.analysisDueAt).toEqual(minutes(9));
    const ended: IncomingItem[] = [...talk, { type: 'end', conversation: 'c-1' }];
    expect(foldItems(start(), ended, context()).state.analysisDueAt).toEqual(now);
  });

  it('is due when it rests by our clock, though its sender’s is ahead', () => {
    const ahead = [said('m1', 'visitor', 'Hi', { at: minutes(600) })];
    expect(foldItems(start(), ahead, context()).state.analysisDueAt).toEqual(minutes(10));
  });

  it('stays ended when what was said before the end comes late, and is due again at once', () => {
    const shared = context();
    const items = [
      said('m2', 'bot', 'Hello.', { at: minutes(-8) }),
      { type: 'end' as const, conversation: 'c-1', at: minutes(-7) },
    ];
    const ended = foldItems(start(), items, shared);
    const late = foldItems(
      { ...ended.state, analysisDueAt: null },
      [said('m1', 'visitor', 'Hi', { at: minutes(-9) })],
      shared,
    );
    expect(late.state).toMatchObject({
      endedAt: minutes(-7),
      lastAt: minutes(-8),
      analysisDueAt: now,
      messageCount: 2,
    });
  });

  it('goes on when the visitor comes back after its end', () => {
    const shared = context();
    const ended = foldItems(
      start(),
      [said('m1', 'visitor', 'Hi', { at: minutes(-9) }), { type: 'end', conversation: 'c-1', at: minutes(-8) }],
      shared,
    );
    const back = foldItems({ ...ended.state, status: 'resolved' }, [said('m2', 'visitor', 'One more thing')], shared);
    expect(back.state).toMatchObject({ endedAt: null, status: 'open' });
  });
});
