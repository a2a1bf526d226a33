/** Which conversations want an analysis. Reads across workspaces: for the workers, never for a page. */
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';

export interface ConversationToAnalyse {
  workspaceId: WorkspaceId;
  conversationId: ConversationId;
  contentRevision: number;
  /** Somebody said something within the last hour: it goes before what was said long ago, as in an import. */
  live: boolean;
}

/** Of these conversations, those that are there and changed since their last full analysis. */
export async function listToAnalyse(sql: Sql, ids: ConversationId[]): Promise<ConversationToAnalyse[]> {
  if (ids.length === 0) return [];
  return sql<ConversationToAnalyse[]>`
    select c.workspace_id as "workspaceId", c.id as "conversationId", c.content_revision as "contentRevision",
      c.last_at > now() - interval '1 hour' as live
    from conversation c
    where c.id = any(${ids}::uuid[]) and c.analysis_due_at is not null`;
}

/** A place in the order of becoming due; text, because a Date would round it. */
export interface DuePlace {
  dueAt: string;
  conversationId: ConversationId;
}

export interface DuePage {
  conversations: ConversationToAnalyse[];
  /** Where to read on; null when this was the last page. */
  next: DuePlace | null;
}

/** Conversations whose full analysis is due, longest due first. */
export async function listDue(sql: Sql, { after, limit }: { after: DuePlace | null; limit: number }): Promise<DuePage> {
  const beyond = after
    ? sql`and (c.analysis_due_at, c.id) > (${after.dueAt}::timestamptz, ${after.conversationId})`
    : sql``;
  const rows = await sql<(ConversationToAnalyse & { dueAt: string })[]>`
    select c.workspace_id as "workspaceId", c.id as "conversationId", c.content_revision as "contentRevision",
      c.last_at > now() - interval '1 hour' as live, c.analysis_due_at::text as "dueAt"
    from conversation c
    where c.analysis_due_at <= now() ${beyond}
    order by c.analysis_due_at, c.id
    limit ${limit}`;
  const last = rows.at(-1);
  return {
    conversations: rows.map(({ dueAt: _, ...conversation }) => conversation),
    next: last && rows.length === limit ? { dueAt: last.dueAt, conversationId: last.conversationId } : null,
  };
}
