/** Which conversations want an analysis. Reads across workspaces: for the workers, never for a page. */
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Queryable, Sql } from '../postgres/connect.ts';

export interface ConversationToAnalyse {
  workspaceId: WorkspaceId;
  conversationId: ConversationId;
  contentRevision: number;
  messages: number;
  /** Somebody said something within the last hour: it goes before what was said long ago, as in an import. */
  live: boolean;
  /** It rests: a full analysis is wanted, not flags alone. */
  due: boolean;
}

/** Of these conversations, those that are there and changed since their last full analysis. */
export async function listToAnalyse(sql: Sql, ids: ConversationId[]): Promise<ConversationToAnalyse[]> {
  if (ids.length === 0) return [];
  return sql<ConversationToAnalyse[]>`
    select ${columns(sql)}
    from conversation c
    where c.id = any(${ids}::uuid[]) and c.analysis_due_at is not null`;
}

/**
 * Conversations whose full analysis is due, of each workspace those that are due the longest and at most so many; without
 * those that were given up, which come back by way of their letters.
 */
export async function listDue(sql: Sql, { perWorkspace }: { perWorkspace: number }): Promise<ConversationToAnalyse[]> {
  return sql<ConversationToAnalyse[]>`
    select due.*
    from workspace w cross join lateral (
      select ${columns(sql)}
      from conversation c
      -- A second for whoever caused it to ask first, and to be named.
      where c.workspace_id = w.id and c.analysis_due_at <= now() - interval '1 second' and not exists (
        select from dead_letter d
        where d.conversation_id = c.id and d.content_revision >= c.content_revision)
      order by c.analysis_due_at
      limit ${perWorkspace}
    ) due`;
}

const columns = (sql: Queryable) => sql`
  c.workspace_id as "workspaceId", c.id as "conversationId", c.content_revision as "contentRevision",
  c.message_count as messages, c.last_at > now() - interval '1 hour' as live, c.analysis_due_at <= now() as due`;
