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
  await sql`
    insert into conversation_search (conversation_id, workspace_id, revision, document, cut)
    select d.id, d.workspace_id, d.revision, d.document::tsvector || search_times(c.last_at, now()), d.cut
    from unnest(${column('id')}::uuid[], ${column('workspaceId')}::uuid[], ${column('revision')}::bigint[],
      ${column('document')}::text[], ${column('cut').map(String)}::text[]::boolean[]) as d(id, workspace_id, revision, document, cut)
    join conversation c on c.id = d.id
    order by d.id
    on conflict (conversation_id) do update
      set revision = excluded.revision, document = excluded.document, cut = excluded.cut
      where conversation_search.revision < excluded.revision`;
}
