import type { FlagKind, Outcome } from '../analyses/words.ts';
import type { AgentId, ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Queryable } from '../postgres/connect.ts';
import type { ConversationStatus, Device, HandoffState, MessageRole } from './words.ts';

/** One line of the Inbox: the same for every member, so that it can be sent to all of them at once. */
export interface InboxRow {
  id: ConversationId;
  externalId: string;
  revision: number;
  agentId: AgentId;
  agentName: string;
  visitorName: string | null;
  visitorEmail: string | null;
  /** Four characters that tell nameless visitors apart. */
  alias: string;
  sample: boolean;
  status: ConversationStatus;
  handoff: HandoffState;
  /** Also while it waits, where the reply that paused the bot was taken back. */
  botPaused: boolean;
  /** Waits for a human, and was told that it takes longer. */
  toldToWait: boolean;
  assigneeId: MemberId | null;
  snoozedUntil: Date | null;
  startedAt: Date;
  lastAt: Date;
  endedAt: Date | null;
  messageCount: number;
  previewRole: MessageRole | null;
  previewText: string | null;
  device: Device | null;
  browser: string | null;
  os: string | null;
  country: string | null;
  city: string | null;
  language: string | null;
  helpfulCount: number;
  unhelpfulCount: number;
  flagKinds: FlagKind[];
  tags: string[];
  outcome: Outcome | null;
}

/** The select list of an InboxRow, over `conversation c` joined as in `inboxFrom`. */
export function inboxColumns(sql: Queryable) {
  return sql`
    c.id, c.external_id as "externalId", c.revision, c.agent_id as "agentId", a.name as "agentName",
    v.name as "visitorName", v.email as "visitorEmail", right(md5(coalesce(v.external_id, c.external_id)), 4) as alias,
    c.sample, c.status, c.handoff, ${isBotPaused(sql)} as "botPaused",
    (c.handoff = 'waiting' and c.told_to_wait_for is not distinct from ${waitsSince(sql)}) as "toldToWait", c.assignee_id as "assigneeId", c.snoozed_until as "snoozedUntil",
    c.started_at as "startedAt", c.last_at as "lastAt", c.ended_at as "endedAt", c.message_count as "messageCount",
    c.preview_role as "previewRole", c.preview_text as "previewText", c.device, c.browser, c.os, c.country, c.city,
    c.language, c.helpful_count as "helpfulCount", c.unhelpful_count as "unhelpfulCount",
    c.flag_kinds as "flagKinds", c.tags, n.outcome`;
}

/** A condition on `conversation c`: people have it, or are to have it again. */
export function isBotPaused(sql: Queryable) {
  return sql`(c.handoff = 'human' or (c.handoff = 'waiting' and c.bot_held))`;
}

/** Of a conversation `c` that waits: since when; null where nobody asked for a person. */
export function waitsSince(sql: Queryable) {
  return sql`coalesce(c.waits_again_at, c.handoff_at)`;
}

export function inboxFrom(sql: Queryable) {
  return sql`
    conversation c
    join agent a on a.id = c.agent_id
    left join visitor v on v.id = c.visitor_id
    left join analysis n on n.conversation_id = c.id`;
}

/** The Inbox lines of the given conversations, in no order; those that are gone are left out. */
export async function readInboxRows(
  tx: Queryable,
  workspaceId: WorkspaceId,
  ids: ConversationId[],
): Promise<InboxRow[]> {
  if (ids.length === 0) return [];
  return tx<InboxRow[]>`
    select ${inboxColumns(tx)}
    from ${inboxFrom(tx)}
    where c.workspace_id = ${workspaceId} and c.id = any(${ids})`;
}
