import { expect, it } from 'vitest';
import { foldItems } from './fold-items.ts';
import type { IncomingItem } from './incoming.ts';
import { context, minutes, now, said, start } from './fold-test-bed.ts';

const takeBack = (message: string, at?: Date): IncomingItem => ({
  type: 'retraction',
  conversation: 'c-1',
  message,
  at,
});

it('a reply taken back says nothing, its words are kept, and the conversation is analysed at once', () => {
  const items = [
    said('m1', 'visitor', 'when?', { at: minutes(-2) }),
    said('m2', 'operator', 'At nine.', { at: minutes(-1) }),
  ];
  const folded = foldItems(start(), [...items, takeBack('m2')], context());
  expect(folded.results.map(({ status }) => status)).toEqual(['created', 'created', 'created']);
  expect(folded.edits).toMatchObject([{ number: 1, before: { text: 'At nine.' }, text: '', retraction: { by: null } }]);
  expect(folded.events.at(-1)).toMatchObject({ kind: 'message.retracted', entityId: folded.edits[0]?.messageId });
  expect(folded.state).toMatchObject({ previewRole: 'operator', previewText: '', messageCount: 2, analysisDueAt: now });
});

it('taken back twice, or said or edited again as before, it stays as it is; new words are refused by name', () => {
  const shared = context();
  const edit = (text: string, at: Date): IncomingItem => ({
    type: 'edit',
    conversation: 'c-1',
    message: 'm1',
    text,
    at,
  });
  const before = [said('m1', 'operator', 'one', { at: minutes(-9) }), edit('two', minutes(-8))];
  const { state } = foldItems(start(), [...before, takeBack('m1', minutes(-5))], shared);
  const again = foldItems(state, [...before, takeBack('m1'), edit('three', minutes(-1))], shared);
  expect(again.results).toMatchObject([
    { status: 'duplicate' },
    { status: 'duplicate' },
    { status: 'duplicate' },
    { status: 'rejected', error: { code: 'message_is_retracted', pointer: '/message' } },
  ]);
  expect(again.changed).toBe(false);
});

it('what a visitor, a bot or nobody said cannot be taken back, and the refusal names it', () => {
  const items = [
    said('m1', 'visitor', 'hi'),
    said('m2', 'bot', 'hello'),
    ...['m1', 'm2', 'm3'].map((id) => takeBack(id)),
  ];
  const { results } = foldItems(start(), items, context());
  expect(results.slice(2)).toMatchObject([
    { error: { code: 'not_an_operator_message', detail: expect.stringContaining("a visitor's") as string } },
    { error: { code: 'not_an_operator_message', detail: expect.stringContaining("a bot's") as string } },
    { error: { code: 'unknown_message', pointer: '/message' } },
  ]);
});

it('a conversation that waits with the bot paused is a person’s again when it ends, or when one answers', () => {
  const held = { ...start(), handoff: 'waiting' as const, botHeld: true, messageCount: 1 };
  const ended = foldItems(held, [{ type: 'end', conversation: 'c-1' }], context());
  expect(ended.state).toMatchObject({ handoff: 'human', botHeld: false });
  const answered = foldItems(held, [said('m1', 'operator', 'Here I am.')], context());
  expect(answered.state).toMatchObject({ handoff: 'human', botHeld: false });
});
