import { deserialize } from '$app/forms';
import { invalidate } from '$app/navigation';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';

export type ConversationAction = 'note' | 'flag' | 'improve';

const TEXT_IS_KEPT = 'Your text is kept.';

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
  const result = await postAction(id, action, fields, TEXT_IS_KEPT);
  await invalidate('inbox:conversation');
  if ('problem' in result) return result.problem;
  const undo = async () => {
    const undone = await postAction(id, action, (result.data.undo ?? {}) as Record<string, string>, TEXT_IS_KEPT);
    await invalidate('inbox:conversation');
    if ('problem' in undone) throw new Error(undone.problem);
  };
  toasts.show(said, undo, turn);
  return null;
}

/** Posts to an action of a conversation's page: its answer, or what went wrong, with `comfort` where it was not reached. */
export async function postAction(
  id: string,
  action: string,
  fields: Record<string, string>,
  comfort = '',
): Promise<{ data: Record<string, unknown> } | { problem: string }> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  try {
    const response = await fetch(`/inbox/${id}?/${action}`, {
      method: 'POST',
      body,
      headers: { 'x-sveltekit-action': 'true' },
    });
    if (response.status === 401) return { problem: `You are signed out. Sign in again. ${comfort}`.trim() };
    const result = deserialize(await response.text());
    if (result.type === 'success') return { data: result.data ?? {} };
    if (result.type === 'failure')
      return { problem: (result.data?.problem as string | undefined) ?? 'Not understood.' };
    return { problem: result.type === 'error' ? result.error.message : 'Something went wrong on our side.' };
  } catch {
    return { problem: `The server was not reached. ${comfort}`.trim() };
  }
}
