import { invalidate } from '$app/navigation';
import type { DrawnMessage } from '#lib/server/inbox/draw-message.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import type { Inbox } from './inbox-context.ts';
import { offerDraft } from './reply-draft.svelte.ts';
import { postAction } from './send-action.ts';
import { sendReply, type ReplyRequest, type SendOutcome } from './send-reply.ts';

/** A reply as the member who takes it back sees it. */
export interface SentReply {
  conversationId: string;
  /** Its id as programs know it. */
  message: string;
  text: string;
}

/** Whether a message is a reply that this member may take back: their own, or for an owner anybody's. */
export function mayTakeBack(
  { role, authorId, retractedAt }: DrawnMessage,
  { memberId, members }: Pick<Inbox, 'memberId' | 'members'>,
): boolean {
  if (role !== 'operator' || retractedAt) return false;
  return authorId === memberId || members.some(({ id, role }) => id === memberId && role === 'owner');
}

/** Takes a reply back; its words become the draft where there is none, to be mended. Throws, with the reason, when it stands. */
export async function takeBack(memberId: string, { conversationId, message, text }: SentReply): Promise<void> {
  const result = await postAction(conversationId, 'takeBack', { message });
  await invalidate('inbox:conversation');
  if ('problem' in result) throw new Error(result.problem);
  const { taken, messageCount } = result.data as { taken: boolean; messageCount: number };
  if (taken) offerDraft(memberId, conversationId, text, messageCount);
}

/** Sends a reply and, when it is sent, says so and offers to take it back. Never throws. */
export function sendUndoable(
  toasts: Toasts,
  { memberId, conversationId, request }: { memberId: string; conversationId: string; request: ReplyRequest },
): Promise<SendOutcome> {
  const turn = toasts.turn();
  async function send(): Promise<SendOutcome> {
    const outcome = await sendReply(conversationId, request);
    if (outcome.kind !== 'sent') return outcome;
    const { message } = outcome;
    const reply = { conversationId, message, text: request.text };
    toasts.show('Reply sent', () => takeBack(memberId, reply), turn, message);
    return outcome;
  }
  return toasts.follow(send());
}

/** Takes a reply back by its button or key, and says so. Never throws. */
export async function takeBackNow(toasts: Toasts, memberId: string, reply: SentReply): Promise<void> {
  try {
    await toasts.follow(takeBack(memberId, reply));
    toasts.drop(reply.message);
    toasts.show('Reply taken back');
  } catch (error) {
    toasts.fail(`Not taken back: ${(error as Error).message}`);
  }
}
