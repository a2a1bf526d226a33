/**
 * Which member is at which conversation, told to every process. A signal is sent outside any transaction and kept
 * nowhere: one that is lost is repeated by the next.
 */
import { z } from 'zod';
import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';

const CHANNEL = 'debrief_presence';

const signalSchema = z.object({
  workspaceId: z.string().transform((id) => id as WorkspaceId),
  conversationId: z.string().transform((id) => id as ConversationId),
  memberId: z.string().transform((id) => id as MemberId),
  name: z.string(),
  doing: z.enum(['viewing', 'typing', 'gone']),
});

export type PresenceSignal = z.infer<typeof signalSchema>;

/** Tells every process, this one included; rejects when Postgres is away. */
export async function sendPresence(sql: Sql, signal: PresenceSignal): Promise<void> {
  await sql.notify(CHANNEL, JSON.stringify(signal));
}

/** Calls back with every process's signals; resolves to a function that stops listening. */
export async function listenForPresence(
  sql: Sql,
  onSignal: (signal: PresenceSignal) => void,
): Promise<() => Promise<void>> {
  const listening = await sql.listen(CHANNEL, (payload) => {
    const parsed = signalSchema.safeParse(parseJson(payload));
    if (parsed.success) onSignal(parsed.data);
  });
  return () => listening.unlisten();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
