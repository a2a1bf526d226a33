import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { OutboxRow } from '../outbox/read.ts';
import type { OutboxKind } from '../outbox/words.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { readConversationRows, type ConversationRow } from './conversation-row.ts';
import { readMessagesById, type AnalysisView, type FlagView, type MessageView } from './read-parts.ts';

/**
 * An outbox row with what it speaks of, as it is now: later than the row tells, perhaps, but never earlier. A reader
 * keeps the highest `conversation.revision` it has seen.
 */
export interface DescribedChange {
  seq: number;
  kind: OutboxKind;
  at: Date;
  conversationId: ConversationId;
  /** Null when the conversation is gone. */
  conversation: ConversationRow | null;
  /** The message said or rated; null for other kinds. */
  message: MessageView | null;
  /** What reviewers see in the margin; null for kinds that do not change it. */
  findings: Findings | null;
}

export interface Findings {
  analysis: AnalysisView | null;
  flags: FlagView[];
  /** The sender's ids of the messages they rest on. */
  externalIds: Map<MessageId, string>;
}

const kindsWithFindings: ReadonlySet<OutboxKind> = new Set(['analysis.saved', 'conversation.updated']);

/** What the workspace's outbox rows speak of, in their order. Rows of other workspaces must not be among them. */
export async function describeChanges(
  sql: Sql,
  workspaceId: WorkspaceId,
  rows: OutboxRow[],
): Promise<DescribedChange[]> {
  if (rows.length === 0) return [];
  const conversationIds = [...new Set(rows.map((row) => row.conversationId))];
  const messageIds = rows.flatMap((row) => (row.entityId ? [row.entityId as MessageId] : []));
  const judged = rows.filter((row) => kindsWithFindings.has(row.kind)).map((row) => row.conversationId);

  return withWorkspace(sql, workspaceId, async (tx) => {
    const [conversations, messages, findings] = await Promise.all([
      readConversationRows(tx, workspaceId, conversationIds),
      readMessagesById(tx, workspaceId, messageIds),
      readFindings(tx, workspaceId, [...new Set(judged)]),
    ]);
    const conversationOf = new Map(conversations.map((row) => [row.id, row]));
    const messageOf = new Map(messages.map((row) => [row.id, row]));
    return rows.map(({ seq, kind, at, conversationId, entityId }) => ({
      seq,
      kind,
      at,
      conversationId,
      conversation: conversationOf.get(conversationId) ?? null,
      message: (entityId && messageOf.get(entityId as MessageId)) || null,
      findings: kindsWithFindings.has(kind) ? (findings.get(conversationId) ?? null) : null,
    }));
  });
}

interface FindingsRow {
  conversationId: ConversationId;
  analysis: (Omit<AnalysisView, 'analysedAt'> & { analysedAt: string }) | null;
  flags: FlagView[];
  externalIds: Record<MessageId, string>;
}

/** One query for all: the flags as JSON beside the analysis they stand with, and the names of what they rest on. */
async function readFindings(
  tx: Transaction,
  workspaceId: WorkspaceId,
  ids: ConversationId[],
): Promise<Map<ConversationId, Findings>> {
  if (ids.length === 0) return new Map();
  const rows = await tx<FindingsRow[]>`
    select c.id as "conversationId",
      case when n.conversation_id is null then null else jsonb_build_object(
        'summary', n.summary, 'evidence', n.evidence, 'outcome', n.outcome, 'sentiment', n.sentiment,
        'language', n.language, 'analysedBy', n.analysed_by, 'fallbackReason', n.fallback_reason,
        'analysedAt', n.analysed_at, 'inputTokens', n.input_tokens, 'outputTokens', n.output_tokens,
        'costUsd', n.cost_usd, 'stale', n.content_revision < c.content_revision) end as analysis,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', f.id, 'messageId', f.message_id, 'kind', f.kind, 'score', f.score, 'reason', f.reason,
          'evidence', f.evidence, 'status', f.status, 'flaggedBy', f.flagged_by, 'rule', f.rule) order by f.score desc, f.created_at)
        from flag f
        where f.conversation_id = c.id and f.status not in ('withdrawn', 'below')
      ), '[]') as flags,
      coalesce((
        select jsonb_object_agg(m.id, m.external_id)
        from message m
        where m.conversation_id = c.id and m.id in (
          select f.message_id from flag f where f.conversation_id = c.id
          union select (span->>'messageId')::uuid from flag f, jsonb_array_elements(f.evidence) span
            where f.conversation_id = c.id
          union select (span->>'messageId')::uuid from jsonb_array_elements(n.evidence) span)
      ), '{}') as "externalIds"
    from conversation c
    left join analysis n on n.conversation_id = c.id
    where c.workspace_id = ${workspaceId} and c.id = any(${ids})`;
  return new Map(
    rows.map(({ conversationId, analysis, flags, externalIds }) => [
      conversationId,
      {
        analysis: analysis && { ...analysis, analysedAt: new Date(analysis.analysedAt) },
        flags,
        externalIds: new Map(Object.entries(externalIds) as [MessageId, string][]),
      },
    ]),
  );
}
