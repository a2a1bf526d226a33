import type { WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';

/** Questions are gone: the workers look at the topics anew, so that nothing is recognised by erased words. */
export async function lookAgain(tx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  await tx`
    update topic_upkeep
    set come = greatest(come, 1), consolidated_at = now() - interval '1 day'
    where workspace_id = ${workspaceId}`;
}
