import { deserialize } from '$app/forms';
import { invalidate } from '$app/navigation';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';

export type ConversationAction = 'note' | 'flag' | 'improve';

/**
 * Sends one action of an open conversation, says that it is done and offers to take it back. Returns null when it is
 * done, else what is wrong with it; nothing was changed then. Never throws.
 */
export function sendAction(toasts: Toasts, sent: ActionToSend): Promise<string | null> {
  return toasts.follow(act(toasts, sent));
}

interface ActionToSend {
  /** The conversation's. */
  id: string;
  action: ConversationAction;
  fields: Record<string, string>;
  said: string;
}

async function act(toasts: Toasts, { id, action, fields, said }: ActionToSend): Promise<string | null> {
  const turn = toasts.turn();
  const result = await post(id, action, fields);
  await invalidate('inbox:conversation');
  if ('problem' in result) return result.problem;
  const undo = async () => {
    const undone = await post(id, action, result.undo);
    await invalidate('inbox:conversation');
    if ('problem' in undone) throw new Error(undone.problem);
  };
  toasts.show(said, undo, turn);
  return null;
}

async function post(
  id: string,
  action: ConversationAction,
  fields: Record<string, string>,
): Promise<{ undo: Record<string, string> } | { problem: string }> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  try {
    const response = await fetch(`/inbox/${id}?/${action}`, {
      method: 'POST',
      body,
      headers: { 'x-sveltekit-action': 'true' },
    });
    if (response.status === 401) return { problem: 'You are signed out. Sign in again; your text is kept.' };
    const result = deserialize(await response.text());
    if (result.type === 'success') return { undo: (result.data?.undo ?? {}) as Record<string, string> };
    if (result.type === 'failure')
      return { problem: (result.data?.problem as string | undefined) ?? 'Not understood.' };
    return { problem: result.type === 'error' ? result.error.message : 'Something went wrong on our side.' };
  } catch {
    return { problem: 'The server was not reached. Your text is kept.' };
  }
}
