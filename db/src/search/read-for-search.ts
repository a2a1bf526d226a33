import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { fileNames } from './file-names.ts';

export interface ConversationForSearch {
  id: ConversationId;
  workspaceId: WorkspaceId;
  /** The content revision that the texts are of. */
  revision: number;
  /** What was said, newest first, and behind it the names of the files that were sent. */
  texts: string[];
  /** There is more, which is too much. */
  cut: boolean;
}

/** Characters of one conversation at most: what is behind them would not fit into a document anyway. */
const MAX_CHARACTERS = 2_000_000;

/**
 * The texts of those of the given conversations whose document is missing or older than their content, from one
 * snapshot. Reads across workspaces: for the reader that keeps the documents, never for a page.
 */
export async function readForSearch(sql: Sql, ids: ConversationId[]): Promise<ConversationForSearch[]> {
  if (ids.length === 0) return [];
  return sql<ConversationForSearch[]>`
    select c.id, c.workspace_id as "workspaceId", c.content_revision as revision,
      coalesce(said.texts, '{}') || coalesce(said.files, '{}') as texts, coalesce(said.cut, false) as cut
    from unnest(${ids}::uuid[]) as wanted(id)
    join conversation c on c.id = wanted.id
    left join conversation_search s on s.conversation_id = c.id
    left join lateral (
      select array_agg(text order by at desc, position desc) filter (where characters <= ${MAX_CHARACTERS}) as texts,
        array_agg(files order by at desc, position desc) filter (where files is not null) as files,
        bool_or(characters > ${MAX_CHARACTERS}) as cut
      from (
        select m.text, m.at, m.position, ${fileNames(sql)} as files,
          sum(char_length(m.text)) over (order by m.at desc, m.position desc) as characters
        from message m
        where m.conversation_id = c.id and m.stream is distinct from 'open' and m.retracted_at is null
      ) as newest
    ) as said on true
    where s.revision is null or s.revision < c.content_revision`;
}

/** Conversations without a document, those with the newest ids first, beginning below `below` (null: at the newest). */
export async function listWithoutDocument(
  sql: Sql,
  { below, limit }: { below: ConversationId | null; limit: number },
): Promise<ConversationId[]> {
  const rows = await sql<{ id: ConversationId }[]>`
    select c.id
    from conversation c
    where ${below === null ? sql`true` : sql`c.id < ${below}`}
      and not exists (select from conversation_search s where s.conversation_id = c.id)
    order by c.id desc
    limit ${limit}`;
  return rows.map((row) => row.id);
}
