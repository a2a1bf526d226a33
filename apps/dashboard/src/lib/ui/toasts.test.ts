import { expect, test } from 'vitest';
import { Toasts } from './toasts.svelte.ts';

const texts = (toasts: Toasts) => toasts.list.map(({ text }) => text);

test('an undo that comes before the answer takes back what is under way, not what was done before', async () => {
  const toasts = new Toasts();
  const undone: string[] = [];
  toasts.show('First', () => void undone.push('First'));
  const answer = Promise.withResolvers<undefined>();
  const second = toasts.follow(
    answer.promise.then(() => {
      toasts.show('Second', () => void undone.push('Second'));
    }),
  );
  const undo = toasts.undo();
  answer.resolve(undefined);
  await Promise.all([second, undo]);
  expect(undone).toEqual(['Second']);
  await toasts.undo();
  expect(undone).toEqual(['Second', 'First']);
});

test('what cannot be taken back says why, and nothing to take back says so', async () => {
  const toasts = new Toasts();
  toasts.show('Done', () => Promise.reject(new Error('it is gone.')));
  await toasts.undo();
  await toasts.undo();
  expect(texts(toasts)).toEqual(['Not taken back: it is gone.', 'There is nothing to take back.']);
});

test('what was done last is taken back first, however late the answer to what was done before it', async () => {
  const toasts = new Toasts();
  const undone: string[] = [];
  const say = (text: string, turn: number) => {
    toasts.show(text, () => void undone.push(text), turn);
  };
  const [first, second] = [toasts.turn(), toasts.turn()];
  say('Second', second);
  say('First', first);
  await toasts.undo();
  await toasts.undo();
  expect(undone).toEqual(['Second', 'First']);
});
