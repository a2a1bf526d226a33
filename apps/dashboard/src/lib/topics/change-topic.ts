/** Posts a change of topics to the page's own action, and offers the way back. */
import { deserialize } from '$app/forms';
import { invalidate } from '$app/navigation';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';

export type TopicAction = 'rename' | 'merge' | 'split';

/** Resolves with the number of the topic that is left or was made; null when it was refused, with the reason told. */
export async function changeTopic(
  toasts: Toasts,
  action: TopicAction,
  body: FormData,
  said: string,
): Promise<{ number: number } | { refused: string }> {
  const turn = toasts.turn();
  const result = await post(action, body);
  if (result.type !== 'success') {
    const message: unknown = result.type === 'failure' ? result.data?.message : undefined;
    return { refused: typeof message === 'string' ? message : 'That could not be done. Try again.' };
  }
  const { act, number } = result.data as { act: string; number: number };
  toasts.show(said, () => undo(act), turn);
  await invalidate('topics:kept');
  return { number };
}

async function undo(act: string): Promise<void> {
  const body = new FormData();
  body.set('act', act);
  const result = await post('undo', body);
  await invalidate('topics:kept');
  if (result.type !== 'success') throw new Error('something was changed since.');
}

async function post(action: string, body: FormData) {
  // Undone from whatever page the member is on by then.
  const response = await fetch(`/topics?/${action}`, {
    method: 'POST',
    body,
    headers: { 'x-sveltekit-action': 'true' },
  });
  return deserialize<Record<string, unknown>, Record<string, unknown>>(await response.text());
}
