import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { readMessages, type MessageView } from './read-parts.ts';

/** A part of a conversation's messages, by their places in the order they were said. */
export interface MessageRange {
  /** How many messages are before it. */
  from: number;
  count: number;
}

export interface MessagePage {
  from: number;
  /** Messages of the conversation in all. */
  total: number;
  messages: MessageView[];
}

/** Read before what is new, so that the reader sees where they were. */
const BEFORE_NEW = 20;

/** What to show of a conversation first: its end, or where the member had read to. Up to half as much again is shown whole. */
export function openingRange(total: number, seen: number, size: number): MessageRange {
  if (total <= size * 1.5) return { from: 0, count: total };
  const isPartlyNew = seen > 0 && seen < total;
  const from = Math.min(total - size, isPartlyNew ? seen - BEFORE_NEW : total);
  return { from: Math.max(0, from), count: size };
}

/**
 * A range of a conversation's messages, or `size` of them around one; null when the workspace has no such conversation
 * or message.
 */
export async function readMessagePage(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: ConversationId,
  wanted: MessageRange | { around: MessageId; size: number },
): Promise<MessagePage | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [row] = await tx<{ total: number }[]>`
      select message_count as total from conversation where workspace_id = ${workspaceId} and id = ${id}`;
    const range = 'around' in wanted ? await findRange(tx, id, wanted) : wanted;
    if (!row || !range) return null;
    const messages = await readMessages(tx, id, range);
    return { from: range.from, total: Math.max(row.total, range.from + messages.length), messages };
  });
}

async function findRange(
  tx: Transaction,
  id: ConversationId,
  { around, size }: { around: MessageId; size: number },
): Promise<MessageRange | null> {
  const [row] = await tx<{ place: number }[]>`
    select (select count(*)::int from message b
            where b.conversation_id = m.conversation_id and (b.at, b.position) < (m.at, m.position)) as place
    from message m
    where m.id = ${around} and m.conversation_id = ${id}`;
  return row ? { from: Math.max(0, row.place - Math.floor(size / 2)), count: size } : null;
}
