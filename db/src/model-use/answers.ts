/** What a model said before, by a hash of what it was asked; kept for a month, and as many as a workspace may hold. */
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

export const ANSWER_DAYS = 30;
export const MOST_ANSWERS = 20_000;

/** The answer kept under this key; null when there is none, or it is too old. */
export async function recallAnswer(sql: Sql, workspaceId: WorkspaceId, key: string): Promise<string | null> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ answer: string }[]>`
    select answer from model_answer
    where workspace_id = ${workspaceId} and key = ${key} and made_at > now() - make_interval(days => ${ANSWER_DAYS})`,
  );
  return row?.answer ?? null;
}

/** Keeps an answer with the conversation it is about: erased with it. Nothing when that is gone already. */
export async function keepAnswer(
  sql: Sql,
  workspaceId: WorkspaceId,
  { key, conversationId, answer }: { key: string; conversationId: ConversationId; answer: string },
): Promise<void> {
  await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    insert into model_answer (workspace_id, key, conversation_id, answer)
    select ${workspaceId}, ${key}, id, ${answer} from conversation where id = ${conversationId} for key share
    on conflict (workspace_id, key) do update
    set answer = excluded.answer, conversation_id = excluded.conversation_id, made_at = now()`,
  );
}

/** Drops answers that are too old or too many, estimates nobody settled, and calls long ended; returns how many rows. */
export async function tidyModelUse(sql: Sql, most: number = MOST_ANSWERS): Promise<number> {
  const [old, many, estimates, calls] = await Promise.all([
    sql`delete from model_answer where made_at < now() - make_interval(days => ${ANSWER_DAYS}) returning 1`,
    sql`
      delete from model_answer a using (
        select workspace_id, key, row_number() over (partition by workspace_id order by made_at desc) as nth
        from model_answer
      ) n
      where n.nth > ${most} and a.workspace_id = n.workspace_id and a.key = n.key
      returning 1`,
    sql`delete from model_reservation where expires_at < now() returning 1`,
    sql`delete from model_call where began_at < now() - interval '10 minutes' and lease_until < now() returning 1`,
  ]);
  return old.length + many.length + estimates.length + calls.length;
}
