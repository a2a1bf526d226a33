import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { tellChanged } from '../tags/refresh-tags.ts';

/** Opens the conversations whose snooze is over and tells everybody; returns how many, over all workspaces. */
export async function wakeSnoozed(sql: Sql, now: Date): Promise<number> {
  const due = await sql<{ workspaceId: WorkspaceId; ids: ConversationId[] }[]>`
    select workspace_id as "workspaceId", array_agg(id) as ids
    from (select workspace_id, id from conversation
          where status = 'snoozed' and snoozed_until <= ${now} order by snoozed_until limit 500) as c
    group by workspace_id`;
  let count = 0;
  for (const { workspaceId, ids } of due) {
    count += await withWorkspace(sql, workspaceId, async (tx) => {
      const locked = await tx<{ id: ConversationId }[]>`
        select id
        from conversation
        where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) and status = 'snoozed' and snoozed_until <= ${now}
        order by id
        for update`;
      const woken = locked.map(({ id }) => id);
      await tx`update conversation set status = 'open', snoozed_until = null where id = any(${woken}::uuid[])`;
      await tellChanged(tx, workspaceId, woken);
      return woken.length;
    });
  }
  return count;
}
