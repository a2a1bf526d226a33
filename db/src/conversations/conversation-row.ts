import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Queryable } from '../postgres/connect.ts';
import { inboxColumns, inboxFrom, type InboxRow } from './inbox-row.ts';

export interface Tagging {
  tag: string;
  taggedBy: string;
  /** Of the member who did it, if one did. */
  name: string | null;
  /** ISO 8601. */
  at: string;
}

/** What programs and live streams are told of a conversation: an Inbox line, and the rest of what its row holds. */
export interface ConversationRow extends InboxRow {
  /** The sender's name for the chatbot. */
  agentKey: string;
  /** The sender's id for the visitor. */
  visitorExternalId: string | null;
  /** The member it is assigned to, removed since or not. */
  assignee: { name: string; email: string } | null;
  /** Its tags by name, and who put each on: see tags/tagged-by.ts. */
  taggings: Tagging[];
  /** That were not taken away. */
  noteCount: number;
  handoffAt: Date | null;
  handoffReason: string | null;
  channel: string | null;
  region: string | null;
  /** IANA. */
  timeZone: string | null;
  pageUrl: string | null;
  referrer: string | null;
}

/** The select list of a ConversationRow, over `inboxFrom`. */
export function conversationColumns(sql: Queryable) {
  return sql`
    ${inboxColumns(sql)}, a.key as "agentKey", v.external_id as "visitorExternalId", c.handoff_at as "handoffAt",
    (select json_build_object('name', u.name, 'email', u.email)
      from member m join "user" u on u.id = m.user_id where m.id = c.assignee_id) as assignee,
    case when cardinality(c.tags) = 0 then '[]' else (
      select coalesce(json_agg(json_build_object(
        'tag', t.name, 'taggedBy', l.tagged_by, 'name', u.name, 'at', l.tagged_at) order by t.name collate "C"), '[]')
      from conversation_tag l
      join tag t on t.id = l.tag_id
      left join member m on l.tagged_by = 'member:' || m.id
      left join "user" u on u.id = m.user_id
      where l.conversation_id = c.id and l.removed_at is null) end as taggings,
    (select count(*)::int from note o where o.conversation_id = c.id and o.deleted_at is null) as "noteCount",
    c.handoff_reason as "handoffReason", c.channel, c.region, c.time_zone as "timeZone", c.page_url as "pageUrl",
    c.referrer`;
}

/** The rows of the given conversations, in no order; those that are gone are left out. */
export async function readConversationRows(
  tx: Queryable,
  workspaceId: WorkspaceId,
  ids: ConversationId[],
): Promise<ConversationRow[]> {
  if (ids.length === 0) return [];
  return tx<ConversationRow[]>`
    select ${conversationColumns(tx)}
    from ${inboxFrom(tx)}
    where c.workspace_id = ${workspaceId} and c.id = any(${ids})`;
}
