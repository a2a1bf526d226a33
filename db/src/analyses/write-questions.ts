import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { FoundQuestion } from './save-analysis.ts';

interface StoredQuestion extends FoundQuestion {
  ordinal: number;
}

export async function readQuestions(tx: Transaction, id: ConversationId): Promise<StoredQuestion[]> {
  return tx<StoredQuestion[]>`
    select message_id as "messageId", ordinal, text, answered from question where conversation_id = ${id}`;
}

/** Whether the stored questions are these, each with its place within its message. */
export function sameQuestions(stored: StoredQuestion[], found: FoundQuestion[]): boolean {
  if (stored.length !== found.length) return false;
  const known = new Set(stored.map(textOf));
  return withOrdinals(found).every((question) => known.has(textOf(question)));
}

/** Writes these questions in place of all the conversation has. */
export async function replaceQuestions(
  tx: Transaction,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  found: FoundQuestion[],
): Promise<void> {
  await tx`delete from question where conversation_id = ${conversationId}`;
  if (found.length === 0) return;
  const rows = withOrdinals(found).map(({ messageId, ordinal, text, answered }) => ({
    message_id: messageId,
    ordinal,
    text,
    answered,
  }));
  await tx`
    insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
    select r.message_id, r.ordinal, ${workspaceId}, ${conversationId}, r.text, r.answered
    from jsonb_to_recordset(${tx.json(rows)}) as r(message_id uuid, ordinal int, text text, answered text)`;
}

/** A message may hold several questions: they are numbered within it, in the order given. */
function withOrdinals(found: FoundQuestion[]): StoredQuestion[] {
  const next = new Map<string, number>();
  return found.map((question) => {
    const ordinal = next.get(question.messageId) ?? 0;
    next.set(question.messageId, ordinal + 1);
    return { ...question, ordinal };
  });
}

function textOf({ messageId, ordinal, text, answered }: StoredQuestion): string {
  return JSON.stringify([messageId, ordinal, text, answered]);
}
