/** The parts of a conversation, for readers that know it to be their workspace's. */
import type { FlagKind, FlagStatus, Outcome, SummaryEvidence, TextSpan } from '../analyses/words.ts';
import type { ConversationId, MemberId, MessageId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { Attachment } from './incoming.ts';
import { WAIT_MESSAGE, type MessageRole, type StreamState } from './words.ts';

export interface MessageView {
  id: MessageId;
  externalId: string;
  role: MessageRole;
  text: string;
  at: Date;
  sources: { title?: string; url?: string; score?: number }[] | null;
  attachments: Attachment[] | null;
  /** `open`: it still grows. `lapsed`: it broke off, as far as is known. */
  stream: StreamState | null;
  /** The time of the newest edit. */
  editedAt: Date | null;
  /** When it was taken back: it says nothing then, and what it said is the last of `earlier`. */
  retractedAt: Date | null;
  /** The name of the teammate who took it back; null when a program did. */
  retractedBy: string | null;
  /** What it said before, the first first, and from when that stood; null when it was not edited. */
  earlier: { text: string; at: string }[] | null;
  confidence: number | null;
  answered: boolean | null;
  rating: 'helpful' | 'unhelpful' | null;
  ratingComment: string | null;
  ratedAt: Date | null;
  /** The teammate who wrote it from the Inbox, and their name. */
  authorId: MemberId | null;
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
  /** What it rests on; null for flags by hand, and for those found before rules had names. */
  rule: string | null;
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
  /** Of all analyses of the conversation; 0 without a model. */
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
  /** Something was said or rated after this analysis was made. */
  stale: boolean;
}

/** The messages of a conversation, in the order they were said; all of them, or `count` behind the first `from`. */
export function readMessages(tx: Transaction, id: ConversationId, range?: { from: number; count: number }) {
  return tx<MessageView[]>`
    select ${messageColumns(tx)}
    from ${messageFrom(tx)}
    where m.conversation_id = ${id}
    order by m.at, m.position
    ${range ? tx`offset ${range.from} limit ${range.count}` : tx``}`;
}

/** What people of the team said in a conversation, in that order. */
export function readOperatorMessages(tx: Transaction, id: ConversationId) {
  return tx<MessageView[]>`
    select ${messageColumns(tx)} from ${messageFrom(tx)}
    where m.conversation_id = ${id}
      and (m.role = 'operator' or (m.role = 'system' and m.external_id like ${`${WAIT_MESSAGE}%`}))
    order by m.at, m.position`;
}

/** The given messages, in no order; those that are gone are left out. */
export async function readMessagesById(
  tx: Transaction,
  workspaceId: WorkspaceId,
  ids: MessageId[],
): Promise<MessageView[]> {
  if (ids.length === 0) return [];
  return tx<MessageView[]>`
    select ${messageColumns(tx)} from ${messageFrom(tx)} where m.workspace_id = ${workspaceId} and m.id = any(${ids})`;
}

function messageColumns(tx: Transaction) {
  return tx`
    m.id, m.external_id as "externalId", m.role, m.text, m.at, m.sources, m.attachments, m.stream,
    m.edited_at as "editedAt", m.retracted_at as "retractedAt",
    case when m.retracted_by is not null then (
      select u.name from member t join "user" u on u.id = t.user_id where t.id = m.retracted_by
    ) end as "retractedBy", m.confidence, m.answered,
    case when m.edits > 0 then (
      select jsonb_agg(jsonb_build_object('text', e.text, 'at', e.at) order by e.number)
      from earlier_text e where e.message_id = m.id
    ) end as earlier,
    f.rating, f.comment as "ratingComment", f.at as "ratedAt", m.member_id as "authorId", u.name as author`;
}

function messageFrom(tx: Transaction) {
  return tx`
    message m
    left join feedback f on f.message_id = m.id
    left join member t on t.id = m.member_id
    left join "user" u on u.id = t.user_id`;
}

/** The flags of a conversation that the analyser did not withdraw, the surest first. */
export function readFlags(tx: Transaction, id: ConversationId) {
  return tx<FlagView[]>`
    select id, message_id as "messageId", kind, score, reason, evidence, status, flagged_by as "flaggedBy", rule
    from flag
    where conversation_id = ${id} and status not in ('withdrawn', 'below')
    order by score desc, created_at`;
}

/** The latest analysis of a conversation; null before the first. */
export async function readAnalysis(
  tx: Transaction,
  id: ConversationId,
  contentRevision: number,
): Promise<AnalysisView | null> {
  const [row] = await tx<AnalysisView[]>`
    select summary, evidence, outcome, sentiment, language, analysed_by as "analysedBy",
      fallback_reason as "fallbackReason", analysed_at as "analysedAt", input_tokens as "inputTokens",
      output_tokens as "outputTokens", cost_usd as "costUsd", content_revision < ${contentRevision} as stale
    from analysis
    where conversation_id = ${id}`;
  return row ?? null;
}
