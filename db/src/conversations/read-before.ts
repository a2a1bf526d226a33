import type { AgentId, ConversationId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { KnownMessage } from './fold-items.ts';
import type { IncomingItem } from './incoming.ts';
import { findAgents, lockConversations, type LockedConversation } from './lock-conversations.ts';
import { upsertVisitors } from './upsert-visitors.ts';

/** What is there before items are appended. */
export interface Before {
  idleMs: number;
  /** By external id. */
  visitorIds: Map<string, string>;
  /** Of every agent, locked. */
  conversations: LockedConversation[];
  /** Those that items name, and the default one, by key. */
  agentIds: Map<string, AgentId>;
  /** The messages that items repeat or rate. */
  known: Map<ConversationId, Map<string, KnownMessage>>;
}

export const DEFAULT_AGENT = 'default';

/**
 * Locks the conversations that items speak of, and reads what they meet; visitors are written on the way. All questions
 * are sent before the first answer is waited for: a commit of many is as long as its round trips.
 */
export async function readBefore(tx: Transaction, workspaceId: WorkspaceId, items: IncomingItem[]): Promise<Before> {
  const externalIds = [...new Set(items.map((item) => item.conversation))];
  const agentKeys = new Set([DEFAULT_AGENT, ...items.flatMap((item) => item.agent ?? [])]);
  const [settings, visitorIds, conversations, agentIds, known] = await Promise.all([
    readIdleSeconds(tx, workspaceId),
    upsertVisitors(tx, workspaceId, items),
    lockConversations(tx, workspaceId, externalIds),
    findAgents(tx, workspaceId, [...agentKeys]),
    readKnownMessages(tx, workspaceId, items),
  ]);
  if (!settings) throw new Error(`workspace ${workspaceId} does not exist`);
  for (const { agentKey, agentId } of conversations) agentIds.set(agentKey, agentId);
  return { idleMs: settings.idleSeconds * 1_000, visitorIds, conversations, agentIds, known };
}

async function readIdleSeconds(
  tx: Transaction,
  workspaceId: WorkspaceId,
): Promise<{ idleSeconds: number } | undefined> {
  const [settings] = await tx<{ idleSeconds: number }[]>`
    select idle_seconds as "idleSeconds" from workspace where id = ${workspaceId}`.execute();
  return settings;
}

interface KnownRow {
  conversationId: ConversationId;
  externalId: string;
  id: KnownMessage['id'];
  role: KnownMessage['role'];
  hash: Buffer;
  rating: 'helpful' | 'unhelpful' | null;
  comment: string | null;
  ratedAt: Date | null;
}

async function readKnownMessages(
  tx: Transaction,
  workspaceId: WorkspaceId,
  items: IncomingItem[],
): Promise<Map<ConversationId, Map<string, KnownMessage>>> {
  const known = new Map<ConversationId, Map<string, KnownMessage>>();
  const wanted = new Map<string, string[]>();
  for (const item of items) {
    const message = item.type === 'message' ? item.id : item.type === 'feedback' ? item.message : null;
    if (message === null) continue;
    const ofConversation = wanted.get(item.conversation);
    if (ofConversation) ofConversation.push(message);
    else wanted.set(item.conversation, [message]);
  }
  if (wanted.size === 0) return known;
  const asked = [...wanted].map(([c, m]) => ({ c, m }));
  const rows = await tx<KnownRow[]>`
    select c.id as "conversationId", m.external_id as "externalId", m.id, m.role, m.content_hash as hash,
      f.rating, f.comment, f.at as "ratedAt"
    from jsonb_to_recordset(${tx.json(asked)}) as r(c text, m text[])
    cross join lateral (
      select id from conversation where workspace_id = ${workspaceId} and external_id = r.c offset 0
    ) as c
    cross join lateral unnest(r.m) as wanted(external_id)
    cross join lateral (
      select id, external_id, role, content_hash from message
      where conversation_id = c.id and external_id = wanted.external_id offset 0
    ) as m
    left join lateral (select rating, comment, at from feedback where message_id = m.id offset 0) as f on true`.execute();
  for (const row of rows) {
    const ofConversation = known.get(row.conversationId) ?? new Map<string, KnownMessage>();
    const feedback = row.rating && row.ratedAt ? { rating: row.rating, comment: row.comment, at: row.ratedAt } : null;
    ofConversation.set(row.externalId, { id: row.id, role: row.role, hash: row.hash, feedback });
    known.set(row.conversationId, ofConversation);
  }
  return known;
}
