import type { FlagKind, FlagStatus, Outcome, SummaryEvidence, TextSpan } from '../analyses/schema.ts';
import type { ConversationId, MemberId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { inboxColumns, inboxFrom, type InboxRow } from './inbox-row.ts';
import type { Properties } from './incoming.ts';
import type { MessageRole } from './schema.ts';

export interface MessageView {
  id: MessageId;
  externalId: string;
  role: MessageRole;
  text: string;
  at: Date;
  sources: { title?: string; url?: string; score?: number }[] | null;
  confidence: number | null;
  answered: boolean | null;
  rating: 'helpful' | 'unhelpful' | null;
  ratingComment: string | null;
  ratedAt: Date | null;
  /** The teammate who wrote it from the Inbox. */
  author: string | null;
}

export interface FlagView {
  id: string;
  messageId: MessageId | null;
  kind: FlagKind;
  score: number;
  reason: string;
  evidence: TextSpan[];
  status: FlagStatus;
  flaggedBy: string;
}

export interface AnalysisView {
  /** Sentences in order; empty when there is nothing to summarise. */
  summary: string[];
  evidence: SummaryEvidence[];
  outcome: Outcome;
  sentiment: 'positive' | 'neutral' | 'negative' | 'mixed';
  language: string;
  analysedBy: string;
  fallbackReason: string | null;
  analysedAt: Date;
  /** Something was said or rated after this analysis was made. */
  stale: boolean;
}

export interface EarlierConversation {
  id: ConversationId;
  startedAt: Date;
  previewText: string | null;
  outcome: Outcome | null;
  flagKinds: FlagKind[];
}

export interface ConversationView extends InboxRow {
  channel: string | null;
  region: string | null;
  /** The visitor's own, IANA. */
  timeZone: string | null;
  pageUrl: string | null;
  referrer: string | null;
  handoffAt: Date | null;
  handoffReason: string | null;
  properties: Properties;
  seenMessages: number;
  messages: MessageView[];
  flags: FlagView[];
  analysis: AnalysisView | null;
  /** Earlier ones of the same visitor, newest first, ten at most. */
  earlier: EarlierConversation[];
}

type ConversationRow = Omit<ConversationView, 'messages' | 'flags' | 'analysis' | 'earlier'> & {
  visitorId: string | null;
  contentRevision: number;
};

/** A whole conversation as one member sees it; null when the workspace has no such one. */
export async function getConversation(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, memberId }: { id: ConversationId; memberId: MemberId },
): Promise<ConversationView | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [row] = await tx<ConversationRow[]>`
      select ${inboxColumns(tx)}, coalesce(r.seen_messages, 0) as "seenMessages", c.visitor_id as "visitorId",
        c.content_revision as "contentRevision", c.channel, c.region, c.time_zone as "timeZone",
        c.page_url as "pageUrl", c.referrer, c.handoff_at as "handoffAt", c.handoff_reason as "handoffReason",
        c.properties
      from ${inboxFrom(tx)}
      left join read_mark r on r.conversation_id = c.id and r.member_id = ${memberId}
      where c.workspace_id = ${workspaceId} and c.id = ${id}`;
    if (!row) return null;
    const { visitorId, contentRevision, ...conversation } = row;
    const [messages, flags, analysis, earlier] = await Promise.all([
      readMessages(tx, id),
      readFlags(tx, id),
      readAnalysis(tx, id, contentRevision),
      visitorId ? readEarlier(tx, id, visitorId) : [],
    ]);
    return { ...conversation, messages, flags, analysis, earlier };
  });
}

function readMessages(tx: Transaction, id: ConversationId) {
  return tx<MessageView[]>`
    select m.id, m.external_id as "externalId", m.role, m.text, m.at, m.sources, m.confidence, m.answered,
      f.rating, f.comment as "ratingComment", f.at as "ratedAt", u.name as author
    from message m
    left join feedback f on f.message_id = m.id
    left join member t on t.id = m.member_id
    left join "user" u on u.id = t.user_id
    where m.conversation_id = ${id}
    order by m.at, m.position`;
}

function readFlags(tx: Transaction, id: ConversationId) {
  return tx<FlagView[]>`
    select id, message_id as "messageId", kind, score, reason, evidence, status, flagged_by as "flaggedBy"
    from flag
    where conversation_id = ${id} and status <> 'withdrawn'
    order by score desc, created_at`;
}

async function readAnalysis(
  tx: Transaction,
  id: ConversationId,
  contentRevision: number,
): Promise<AnalysisView | null> {
  const [row] = await tx<AnalysisView[]>`
    select summary, evidence, outcome, sentiment, language, analysed_by as "analysedBy",
      fallback_reason as "fallbackReason", analysed_at as "analysedAt", content_revision < ${contentRevision} as stale
    from analysis
    where conversation_id = ${id}`;
  return row ?? null;
}

function readEarlier(tx: Transaction, id: ConversationId, visitorId: string) {
  return tx<EarlierConversation[]>`
    select c.id, c.started_at as "startedAt", c.preview_text as "previewText", n.outcome, c.flag_kinds as "flagKinds"
    from conversation c
    left join analysis n on n.conversation_id = c.id
    where c.visitor_id = ${visitorId} and c.id <> ${id}
    order by c.started_at desc
    limit 10`;
}
