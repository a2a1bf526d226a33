import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';

export interface StoredDocument {
  id: ConversationId;
  workspaceId: WorkspaceId;
  revision: number;
  /** A tsvector in PostgreSQL's own notation. */
  document: string;
  cut: boolean;
}

/** Stores documents; one of older content never replaces a newer one, and one of a deleted conversation is dropped. */
export async function saveDocuments(sql: Sql, documents: StoredDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const column = <Key extends keyof StoredDocument>(key: Key) => documents.map((each) => each[key]);
  // Locked, as the key it refers to is anyway: one that is being deleted is waited for, and then not there.
  await sql`
    with c as (
      select id, last_at from conversation where id = any(${column('id')}::uuid[]) order by id for key share
    )
    insert into conversation_search (conversation_id, workspace_id, revision, document, cut)
    select d.id, d.workspace_id, d.revision, d.document::tsvector || search_times(c.last_at, now()), d.cut
    from unnest(${column('id')}::uuid[], ${column('workspaceId')}::uuid[], ${column('revision')}::bigint[],
      ${column('document')}::text[], ${column('cut').map(String)}::text[]::boolean[]) as d(id, workspace_id, revision, document, cut)
    join c on c.id = d.id
    order by d.id
    on conflict (conversation_id) do update
      set revision = excluded.revision, document = excluded.document, cut = excluded.cut
      where conversation_search.revision < excluded.revision`;
}
