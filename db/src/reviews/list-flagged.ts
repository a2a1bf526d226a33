import type { FlagKind, FlagStatus } from '../analyses/words.ts';
import type { InboxCursor } from '../conversations/list-inbox.ts';
import { inboxColumns, inboxFrom, type InboxRow } from '../conversations/inbox-row.ts';
import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

export interface FlaggedQuery {
  /** Conversations that started in it; `from` is inclusive, `to` is not. */
  period: { from: Date; to: Date };
  /** Null for every kind. */
  kind: FlagKind | null;
  after?: InboxCursor | null;
  limit?: number;
}

/** A flag with the exchange it is about. */
export interface ReviewFlag {
  id: string;
  kind: FlagKind;
  score: number;
  reason: string;
  status: FlagStatus;
  messageId: MessageId | null;
  /** The visitor's last message up to the flagged one. */
  question: string | null;
  /** The bot's flagged message, or its first after the flagged question. */
  answer: string | null;
  rating: 'helpful' | 'unhelpful' | null;
  ratingComment: string | null;
}

export interface FlaggedConversation extends InboxRow {
  summary: string[];
  flags: ReviewFlag[];
}

export interface FlaggedPage {
  rows: FlaggedConversation[];
  next: InboxCursor | null;
}

/**
 * The flagged conversations of a period, the latest first, each with its standing flags: the very conversations that
 * `countFlagged` counts in ClickHouse.
 */
export async function listFlagged(sql: Sql, workspaceId: WorkspaceId, query: FlaggedQuery): Promise<FlaggedPage> {
  const { period, kind, after } = query;
  const limit = query.limit ?? 30;
  return withWorkspace(sql, workspaceId, async (tx) => {
    const rows = await tx<(InboxRow & { summary: string[] })[]>`
      select ${inboxColumns(tx)}, coalesce(n.summary, '{}') as summary
      from ${inboxFrom(tx)}
      where c.workspace_id = ${workspaceId}
        and c.started_at >= ${period.from} and c.started_at < ${period.to}
        and cardinality(c.flag_kinds) > 0
        ${kind ? tx`and ${kind} = any(c.flag_kinds)` : tx``}
        ${after ? tx`and (c.last_at, c.id) < (${after.lastAt}, ${after.id})` : tx``}
      order by c.last_at desc, c.id desc
      limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    const flags = await readReviewFlags(
      tx,
      page.map((row) => row.id),
      kind,
    );
    const last = page.at(-1);
    return {
      rows: page.map((row) => ({ ...row, flags: flags.get(row.id) ?? [] })),
      next: rows.length > limit && last ? { lastAt: last.lastAt, id: last.id } : null,
    };
  });
}

async function readReviewFlags(
  tx: Transaction,
  ids: ConversationId[],
  kind: FlagKind | null,
): Promise<Map<ConversationId, ReviewFlag[]>> {
  if (ids.length === 0) return new Map();
  const flags = await tx<(ReviewFlag & { conversationId: ConversationId })[]>`
    select f.id, f.conversation_id as "conversationId", f.kind, f.score, f.reason, f.status, f.message_id as "messageId",
      coalesce(asked.text, case when m.role = 'visitor' then m.text end) as question,
      coalesce(case when m.role = 'bot' then m.text end, replied.text) as answer,
      b.rating, b.comment as "ratingComment"
    from flag f
    left join message m on m.id = f.message_id
    left join feedback b on b.message_id = f.message_id
    left join lateral (
      select q.text from message q
      where q.conversation_id = f.conversation_id and q.role = 'visitor' and m.role <> 'visitor'
        and (q.at, q.position) <= (m.at, m.position)
      order by q.at desc, q.position desc
      limit 1
    ) asked on true
    left join lateral (
      select r.text from message r
      where r.conversation_id = f.conversation_id and r.role = 'bot' and m.role = 'visitor'
        and (r.at, r.position) > (m.at, m.position)
      order by r.at, r.position
      limit 1
    ) replied on true
    where f.conversation_id = any(${ids}) and f.status not in ('withdrawn', 'below')
      ${kind ? tx`and f.kind = ${kind}` : tx``}
    order by f.score desc, f.created_at`;
  return Map.groupBy(flags, (flag) => flag.conversationId);
}
