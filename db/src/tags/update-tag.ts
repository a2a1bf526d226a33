import type { TagId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { asciiLower } from '../conversations/ascii-lower.ts';
import type { TagView } from './list-tags.ts';
import { settleTag } from './settle-tag.ts';
import type { TagColour } from './words.ts';

export interface TagChange {
  name?: string;
  colour?: TagColour;
  description?: string;
}

export type TagUpdate =
  | { outcome: 'updated'; before: TagView }
  | { outcome: 'gone' }
  /** Another tag has that name: the two can be merged. */
  | { outcome: 'taken'; by: TagView };

/**
 * Changes a tag. After a new name every conversation that carries it is told, in batches; cut off in the middle,
 * `settleTag` goes on.
 */
export async function updateTag(sql: Sql, workspaceId: WorkspaceId, id: TagId, change: TagChange): Promise<TagUpdate> {
  const result = await withWorkspace(sql, workspaceId, async (tx): Promise<TagUpdate> => {
    const tags = await tx<TagView[]>`
      select id, name, colour, description from tag where workspace_id = ${workspaceId} order by id for update`;
    const before = tags.find((tag) => tag.id === id);
    if (!before) return { outcome: 'gone' };
    const after = { ...before, ...change };
    const by = tags.find((tag) => tag.id !== id && asciiLower(tag.name) === asciiLower(after.name));
    if (by) return { outcome: 'taken', by };
    await tx`
      update tag
      set name = ${after.name}, colour = ${after.colour}, description = ${after.description},
        settling = settling or ${after.name !== before.name}
      where id = ${id}`;
    return { outcome: 'updated', before };
  });
  if (result.outcome === 'updated' && change.name !== undefined && change.name !== result.before.name) {
    await settleTag(sql, workspaceId, id);
  }
  return result;
}
