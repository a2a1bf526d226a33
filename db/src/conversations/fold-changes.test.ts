import { describe, expect, it } from 'vitest';
import { foldItems } from './fold-items.ts';
import type { IncomingItem, IncomingMessage } from './incoming.ts';
import { context, minutes, now, said, start } from './fold-test-bed.ts';

const edit = (message: string, text: string, at: Date): IncomingItem => ({
  type: 'edit',
  conversation: 'c-1',
  message,
  text,
  at,
});

describe('edits', () => {
  it('replace the text and the line of the conversation, and keep what was said before', () => {
    const items = [
      edit('m1', 'We open at 10', minutes(2)),
      said('m1', 'bot', 'We open at 9', { at: minutes(0) }),
      edit('m1', 'We open at 11', minutes(3)),
    ];
    const { results, state, edits, events } = foldItems(start(), items, context());
    expect(results.map(({ status }) => status)).toEqual(['created', 'created', 'created']);
    expect(state.previewText).toBe('We open at 11');
    expect(edits).toMatchObject([
      { number: 1, before: { text: 'We open at 9', at: minutes(0) }, text: 'We open at 10' },
      { number: 2, before: { text: 'We open at 10', at: minutes(2) }, text: 'We open at 11' },
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(['message.created', 'message.edited', 'message.edited']);
  });

  it('sent again, or late, change nothing; one at the same time with other words is refused', () => {
    const shared = context();
    const items = [said('m1', 'bot', 'one', { at: minutes(0) }), edit('m1', 'three', minutes(3))];
    const { state } = foldItems(start(), items, shared);
    const again = foldItems(
      state,
      [edit('m1', 'three', minutes(3)), edit('m1', 'two', minutes(2)), edit('m1', 'four', minutes(3))],
      shared,
    );
    expect(again.results).toMatchObject([
      { status: 'duplicate' },
      { status: 'duplicate' },
      { status: 'rejected', error: { code: 'id_conflict', pointer: '/at' } },
    ]);
    expect(again.changed).toBe(false);
  });

  it('do not make another message under the same id acceptable', () => {
    const shared = context();
    const first = foldItems(start(), [said('m1', 'bot', 'one'), edit('m1', 'two', minutes(1))], shared);
    const { results } = foldItems(first.state, [said('m1', 'bot', 'two'), said('m1', 'bot', 'one')], shared);
    expect(results).toMatchObject([{ status: 'rejected', error: { code: 'id_conflict' } }, { status: 'duplicate' }]);
  });

  it('of a message nobody sent, or that still grows, are refused by name', () => {
    const items = [said('m1', 'bot', 'so f', { streaming: true }), edit('m1', 'a', now), edit('m9', 'b', now)];
    expect(foldItems(start(), items, context()).results.slice(1)).toMatchObject([
      { status: 'rejected', error: { code: 'message_is_streaming', pointer: '/message' } },
      { status: 'rejected', error: { code: 'unknown_message', pointer: '/message' } },
    ]);
  });

  it('of an older message leave the line of a newer one alone', () => {
    const items = [said('m1', 'bot', 'old', { at: minutes(0) }), said('m2', 'bot', 'new', { at: minutes(1) })];
    expect(foldItems(start(), [...items, edit('m1', 'other', minutes(2))], context()).state.previewText).toBe('new');
  });
});

describe('an answer that grows', () => {
  const part = (text: string, more: Partial<IncomingMessage> = {}) =>
    said('m1', 'bot', text, { streaming: true, ...more });

  it('is one message, and nothing to analyse before it is whole', () => {
    const shared = context();
    const growing = foldItems(start(), [part('We op'), part('We open')], shared);
    expect(growing.messages).toMatchObject([{ text: 'We open', stream: 'open' }]);
    expect(growing.state).toMatchObject({ messageCount: 1, revision: 1, contentRevision: 0, analysisDueAt: null });
    expect(growing.state.previewText).toBe('We open');

    const whole = foldItems(growing.state, [said('m1', 'bot', 'We open at 9.', { answered: true })], shared);
    expect(whole.results).toEqual([{ status: 'created', id: 'm1' }]);
    expect(whole.grown).toMatchObject([{ text: 'We open at 9.', stream: null, answered: true }]);
    expect(whole.events.map(({ kind }) => kind)).toEqual(['message.created']);
    expect(whole.state).toMatchObject({ messageCount: 1, contentRevision: 2, previewText: 'We open at 9.' });
  });

  it('takes no harm from parts that come twice, out of order or after the end', () => {
    const shared = context();
    const first = foldItems(start(), [part('We'), part('We open'), part('We'), part('We open')], shared);
    expect(first.messages).toMatchObject([{ text: 'We open' }]);
    const end = foldItems(first.state, [said('m1', 'bot', 'We open at 9.')], shared);
    const late = foldItems(end.state, [part('We open'), said('m1', 'bot', 'We open at 9.')], shared);
    expect(late.results.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
    const other = foldItems(end.state, [said('m1', 'bot', 'Something else'), part('Something')], shared);
    expect(other.results).toMatchObject([{ error: { code: 'id_conflict' } }, { error: { code: 'id_conflict' } }]);
  });

  it('is whole though it says no more than its last part', () => {
    const shared = context();
    const { state } = foldItems(start(), [part('Done')], shared);
    const { events, grown } = foldItems(state, [said('m1', 'bot', 'Done')], shared);
    expect(grown).toMatchObject([{ stream: null }]);
    expect(events).toMatchObject([{ kind: 'message.created' }]);
  });

  it('that broke off is told of once, and its rest is a change', () => {
    const shared = context();
    const { state } = foldItems(start(), [part('We op')], shared);
    const lapse: IncomingItem = { type: 'lapse', conversation: 'c-1', message: 'm1' };
    const lapsed = foldItems(state, [lapse, lapse], shared);
    expect(lapsed.results.map(({ status }) => status)).toEqual(['created', 'duplicate']);
    expect(lapsed.events).toMatchObject([{ kind: 'message.created' }]);
    const rest = foldItems(lapsed.state, [part('We open at'), said('m1', 'bot', 'We open at 9.')], shared);
    expect(rest.events.map(({ kind }) => kind)).toEqual(['message.edited', 'message.edited']);
    expect(rest.grown).toMatchObject([{ text: 'We open at 9.', stream: null }]);
  });

  it('is a bot’s alone', () => {
    const { results } = foldItems(start(), [said('m1', 'visitor', 'Hel', { streaming: true })], context());
    expect(results).toMatchObject([{ error: { code: 'not_a_bot_message', pointer: '/streaming' } }]);
  });
});

describe('attachments', () => {
  const attachments = [{ name: 'invoice.pdf', url: 'https://shop.example/i.pdf' }];

  it('stand for the words of a message that has none', () => {
    const { state } = foldItems(start(), [said('m1', 'visitor', ' ', { attachments })], context());
    expect(state.previewText).toBe('invoice.pdf');
  });

  it('are part of what was said, and a message without any is what it was before there were any', () => {
    const shared = context();
    const first = foldItems(start(), [said('m1', 'visitor', 'Here', { attachments })], shared);
    const { results } = foldItems(first.state, [said('m1', 'visitor', 'Here')], shared);
    expect(results).toMatchObject([{ error: { code: 'id_conflict' } }]);
    const plain = foldItems(
      start(),
      [said('m2', 'visitor', 'Hi'), said('m2', 'visitor', 'Hi', { attachments: [] })],
      context(),
    );
    expect(plain.results.map(({ status }) => status)).toEqual(['created', 'duplicate']);
  });
});
