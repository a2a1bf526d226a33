import { newId, type TagId, type WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { TagView } from './list-tags.ts';
import { tagColours, type TagColour } from './words.ts';

export interface NewTag {
  /** Without white space around it, and not empty. */
  name: string;
  /** The colour used least when left out. */
  colour?: TagColour;
  description?: string;
}

/** Creates a tag, or finds the one of that name, whatever the case of A to Z. */
export async function createTag(
  sql: Sql,
  workspaceId: WorkspaceId,
  { name, colour, description = '' }: NewTag,
): Promise<{ outcome: 'created' | 'exists'; tag: TagView }> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [created] = await tx<TagView[]>`
      insert into tag (id, workspace_id, name, colour, description)
      values (${newId<TagId>()}, ${workspaceId}, ${name}, coalesce(${colour ?? null}, (
        select c.colour
        from unnest(${tagColours.filter((each) => each !== 'grey')}::text[]) with ordinality as c(colour, place)
        left join tag t on t.workspace_id = ${workspaceId} and t.colour = c.colour
        group by c.colour, c.place
        order by count(t.id), c.place
        limit 1
      )), ${description})
      on conflict (workspace_id, lower(name collate "C")) do nothing
      returning id, name, colour, description`;
    if (created) return { outcome: 'created', tag: created };
    const [found] = await tx<TagView[]>`
      select id, name, colour, description
      from tag
      where workspace_id = ${workspaceId} and lower(name collate "C") = lower(${name} collate "C")`;
    if (!found) throw new Error('a tag of this name was deleted while it was asked for');
    return { outcome: 'exists', tag: found };
  });
}
