import { deserialize } from '$app/forms';

export interface ReplyRequest {
  text: string;
  clientId: string;
  /** Null to send whatever was said since. */
  seen: number | null;
}

export type SendOutcome =
  /** `message` is its id as programs know it. */
  | { kind: 'sent'; message: string }
  /** Another operator wrote since; `by` is null when nobody knows who. */
  | { kind: 'overtaken'; by: string | null }
  /** Not sent, or not known to be: the same request again is safe. */
  | { kind: 'failed'; problem: string };

const UNREACHED = 'Not sent: the server was not reached. Your text is kept.';

/** Sends a reply from an open conversation. Never throws. */
export async function sendReply(conversationId: string, { text, clientId, seen }: ReplyRequest): Promise<SendOutcome> {
  const body = new FormData();
  body.set('text', text);
  body.set('clientId', clientId);
  if (seen !== null) body.set('seen', String(seen));
  try {
    const response = await fetch(`/inbox/${conversationId}?/reply`, {
      method: 'POST',
      body,
      headers: { 'x-sveltekit-action': 'true' },
    });
    if (response.status === 401)
      return { kind: 'failed', problem: 'You are signed out. Sign in again; your text is kept.' };
    const result = deserialize(await response.text());
    if (result.type === 'success') return { kind: 'sent', message: result.data?.sent as string };
    if (result.type === 'failure' && result.data?.overtaken) {
      return { kind: 'overtaken', by: typeof result.data.by === 'string' ? result.data.by : null };
    }
    const problem = result.type === 'failure' ? (result.data?.problem as string | undefined) : undefined;
    return { kind: 'failed', problem: problem ?? 'Not sent: something went wrong on our side. Your text is kept.' };
  } catch {
    return { kind: 'failed', problem: UNREACHED };
  }
}
