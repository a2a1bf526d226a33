import type { WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { FoldedItems } from './folded-items.ts';

/**
 * What a bot said is an answer when the visitor spoke before it. A visitor's message that comes late can make answers of
 * messages that were none, so these change with it: stamped with its revision, their facts are loaded anew.
 */
export async function stampAnswers(tx: Transaction, workspaceId: WorkspaceId, folded: FoldedItems[]): Promise<void> {
  const rows = folded.flatMap(({ state, lateQuestionAt }) =>
    lateQuestionAt === null ? [] : [{ id: state.id, asked_at: lateQuestionAt.toISOString(), revision: state.revision }],
  );
  if (rows.length === 0) return;
  await tx`
    update message m set revision = r.revision
    from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, asked_at timestamptz, revision bigint)
    where m.conversation_id = r.id and m.workspace_id = ${workspaceId} and m.role = 'bot' and m.at >= r.asked_at
      and m.revision < r.revision
      and not exists (
        select from message v
        where v.conversation_id = r.id and v.role = 'visitor' and v.revision < r.revision
          and (v.at, v.position) < (m.at, m.position))`.execute();
}
