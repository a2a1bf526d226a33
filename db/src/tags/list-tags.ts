import type { TagId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { TagColour } from './words.ts';

export interface TagView {
  id: TagId;
  name: string;
  colour: TagColour;
  /** '' when nobody said what belongs under it. */
  description: string;
}

export interface CountedTag extends TagView {
  conversations: number;
  /** A renaming was cut off: some conversations still carry the old name. */
  settling: boolean;
}

/** The workspace's tags, by name. */
export async function listTags(sql: Sql, workspaceId: WorkspaceId): Promise<TagView[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<TagView[]>`
    select id, name, colour, description from tag where workspace_id = ${workspaceId} order by lower(name), name`,
  );
}

/** The workspace's tags, by name, with how many conversations carry each. */
export async function countTags(sql: Sql, workspaceId: WorkspaceId): Promise<CountedTag[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<CountedTag[]>`
    select t.id, t.name, t.colour, t.description, t.settling,
      (select count(*)::int from conversation_tag l where l.tag_id = t.id and l.removed_at is null) as conversations
    from tag t
    where t.workspace_id = ${workspaceId}
    order by lower(t.name), t.name`,
  );
}
