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

/** Writes these questions in place of all the conversation has; one that reads as before keeps its topic. */
export async function replaceQuestions(
  tx: Transaction,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  found: FoundQuestion[],
): Promise<void> {
  const rows = withOrdinals(found).map(({ messageId, ordinal, text, answered }) => ({
    message_id: messageId,
    ordinal,
    text,
    answered,
  }));
  await tx`
    with kept as (
      select * from jsonb_to_recordset(${tx.json(rows)}) as r(message_id uuid, ordinal int, text text, answered text)
    ), gone as (
      delete from question q
      where q.conversation_id = ${conversationId}
        and not exists (select from kept k where k.message_id = q.message_id and k.ordinal = q.ordinal)
    )
    insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
    select k.message_id, k.ordinal, ${workspaceId}, ${conversationId}, k.text, k.answered
    from kept k
    on conflict (message_id, ordinal) do update
    set text = excluded.text, answered = excluded.answered,
      topic_id = case when question.text = excluded.text then question.topic_id end,
      placed_at = case when question.text = excluded.text then question.placed_at end`;
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
