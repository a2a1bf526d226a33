import type { TopicId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

export interface TopicName {
  number: number;
  label: string;
  /** The topic it is shown as: itself, or the one it was merged into. */
  rootId: TopicId;
  isMerged: boolean;
}

/** What the workspace's topics are called, merged ones as well: links to them still hold. */
export async function listTopicNames(sql: Sql, workspaceId: WorkspaceId): Promise<TopicName[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<TopicName[]>`
      select number, label, root_id as "rootId", merged_into is not null as "isMerged"
      from topic where workspace_id = ${workspaceId} order by number`,
  );
}
