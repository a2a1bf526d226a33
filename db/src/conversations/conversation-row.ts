import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Queryable } from '../postgres/connect.ts';
import { inboxColumns, inboxFrom, type InboxRow } from './inbox-row.ts';

/** What programs and live streams are told of a conversation: an Inbox line, and the rest of what its row holds. */
export interface ConversationRow extends InboxRow {
  /** The sender's name for the chatbot. */
  agentKey: string;
  /** The sender's id for the visitor. */
  visitorExternalId: string | null;
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
