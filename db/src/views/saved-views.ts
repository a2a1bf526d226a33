import { uuidv7 } from 'uuidv7';
import type { MemberId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

export interface SavedView {
  id: string;
  name: string;
  /** The Inbox's query: tab, agent and filter; '' for every conversation. */
  query: string;
  shared: boolean;
  /** Who saved it, and only they may change it. */
  memberId: MemberId;
  author: string;
}

/** A member's own views and those shared with everybody, in the order they were saved. */
export async function listSavedViews(sql: Sql, workspaceId: WorkspaceId, memberId: MemberId): Promise<SavedView[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<SavedView[]>`
    select s.id, s.name, s.query, s.shared, s.member_id as "memberId", u.name as author
    from saved_view s
    join member m on m.id = s.member_id
    join "user" u on u.id = m.user_id
    where s.workspace_id = ${workspaceId} and (s.shared or s.member_id = ${memberId})
    order by s.created_at, s.id`,
  );
}

/** Saves a view, or a changed one under its id, which is returned; null when that id is somebody else's. */
export async function saveView(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, memberId, name, query, shared }: Omit<SavedView, 'author' | 'id'> & { id?: string },
): Promise<string | null> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ id: string }[]>`
    insert into saved_view as s (id, workspace_id, member_id, name, query, shared)
    values (${id ?? uuidv7()}, ${workspaceId}, ${memberId}, ${name}, ${query}, ${shared})
    on conflict (id) do update
    set name = excluded.name, query = excluded.query, shared = excluded.shared
    where s.member_id = ${memberId} and s.workspace_id = ${workspaceId}
    returning id`,
  );
  return row?.id ?? null;
}

/** Deletes a member's own view. Returns it, for undo; null when it is not theirs. */
export async function deleteView(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, memberId }: { id: string; memberId: MemberId },
): Promise<Pick<SavedView, 'id' | 'name' | 'query' | 'shared'> | null> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<Pick<SavedView, 'id' | 'name' | 'query' | 'shared'>[]>`
    delete from saved_view
    where id = ${id} and workspace_id = ${workspaceId} and member_id = ${memberId}
    returning id, name, query, shared`,
  );
  return row ?? null;
}
