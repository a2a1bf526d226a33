import type { WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { FoldedItems } from './folded-items.ts';

/**
 * Of the conversations in which something was taken back, those wait for a person again where nobody's answer is left: to
 * the request for a person, or to what the visitor said last. They wait from now on, and the bot stays paused. Counts
 * and the revision are those of this transaction. After `writeEdits`.
 */
export async function waitAgain(tx: Transaction, workspaceId: WorkspaceId, folded: FoldedItems[]): Promise<void> {
  const rows = folded.flatMap(({ state, edits }) => {
    const last = edits.findLast(({ retraction }) => retraction);
    // Nobody waits in a conversation that is over, or for people where the bot has it again.
    return last && state.handoff === 'human' && !state.endedAt ? [{ id: state.id, at: last.at.toISOString() }] : [];
  });
  if (rows.length === 0) return;
  await tx`
    update conversation c
    set handoff = 'waiting', waits_again_at = w.at, bot_held = true
    from (
      select c.id, r.at
      from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, at timestamptz)
      join conversation c on c.id = r.id and c.workspace_id = ${workspaceId}
      left join lateral (
        select m.at, m.position from message m where m.conversation_id = c.id and m.role = 'visitor'
        order by m.at desc, m.position desc limit 1
      ) as v on true
      where (c.handoff_at is not null and not exists (
          select from message m
          where m.conversation_id = c.id and m.role = 'operator' and m.retracted_at is null and m.at >= c.handoff_at))
        or (v.at is not null and not exists (
          select from message m
          where m.conversation_id = c.id and m.role in ('bot', 'operator') and m.retracted_at is null
            and (m.at, m.position) > (v.at, v.position)))
    ) as w
    where c.id = w.id`.execute();
}
