import type { AgentId, ConversationId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { KnownMessage } from './folded-items.ts';
import type { IncomingItem } from './incoming.ts';
import { lockConversations, type LockedConversation } from './lock-conversations.ts';
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
  /** The messages that items repeat, rate, edit or go on with. */
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
  const [settings, visitorIds, conversations, known] = await Promise.all([
    readSettings(tx, workspaceId, [...agentKeys]),
    upsertVisitors(tx, workspaceId, items),
    lockConversations(tx, workspaceId, externalIds),
    readKnownMessages(tx, workspaceId, items),
  ]);
  if (!settings) throw new Error(`workspace ${workspaceId} does not exist`);
  const agentIds = new Map(Object.entries(settings.agents));
  for (const { agentKey, agentId } of conversations) agentIds.set(agentKey, agentId);
  return { idleMs: settings.idleSeconds * 1_000, visitorIds, conversations, agentIds, known };
}

/** How long a conversation of the workspace rests before it is analysed, and the ids of those named agents that exist. */
async function readSettings(
  tx: Transaction,
  workspaceId: WorkspaceId,
  agentKeys: string[],
): Promise<{ idleSeconds: number; agents: Record<string, AgentId> } | undefined> {
  const [settings] = await tx<{ idleSeconds: number; agents: Record<string, AgentId> }[]>`
    select idle_seconds as "idleSeconds", coalesce((
      select jsonb_object_agg(key, id) from agent where workspace_id = ${workspaceId} and key = any(${agentKeys})
    ), '{}') as agents
    from workspace where id = ${workspaceId}`.execute();
  return settings;
}

type KnownRow = Omit<KnownMessage, 'feedback'> & {
  conversationId: ConversationId;
  externalId: string;
  rating: 'helpful' | 'unhelpful' | null;
  comment: string | null;
  ratedAt: Date | null;
};

/** The messages that an item speaks of, and whether it compares its words with theirs. */
function mentioned(item: IncomingItem): { message: string; withText: boolean } | null {
  if (item.type === 'message') return { message: item.id, withText: item.streaming === true };
  if (item.type === 'handoff' || item.type === 'end') return null;
  return { message: item.message, withText: item.type === 'edit' || item.type === 'retraction' };
}

async function readKnownMessages(
  tx: Transaction,
  workspaceId: WorkspaceId,
  items: IncomingItem[],
): Promise<Map<ConversationId, Map<string, KnownMessage>>> {
  const known = new Map<ConversationId, Map<string, KnownMessage>>();
  const wanted = new Map<string, { c: string; m: string[]; t: string[] }>();
  for (const item of items) {
    const of = mentioned(item);
    if (of === null) continue;
    const asked = wanted.get(item.conversation) ?? { c: item.conversation, m: [], t: [] };
    asked.m.push(of.message);
    if (of.withText) asked.t.push(of.message);
    wanted.set(item.conversation, asked);
  }
  if (wanted.size === 0) return known;
  const rows = await tx<KnownRow[]>`
    select c.id as "conversationId", m.external_id as "externalId", m.id, m.role, m.at, m.content_hash as hash,
      m.stream, m.edited_at as "editedAt", m.edits, m.retracted_at as "retractedAt", m.text, f.rating, f.comment, f.at as "ratedAt"
    from jsonb_to_recordset(${tx.json([...wanted.values()])}) as r(c text, m text[], t text[])
    cross join lateral (
      select id from conversation where workspace_id = ${workspaceId} and external_id = r.c offset 0
    ) as c
    cross join lateral unnest(r.m) as wanted(external_id)
    cross join lateral (
      select id, external_id, role, at, content_hash, stream, edited_at, edits, retracted_at,
        case when stream is not null or external_id = any(r.t) then text end as text
      from message
      where conversation_id = c.id and external_id = wanted.external_id offset 0
    ) as m
    left join lateral (select rating, comment, at from feedback where message_id = m.id offset 0) as f on true`.execute();
  for (const { conversationId, externalId, rating, comment, ratedAt, ...message } of rows) {
    const ofConversation = known.get(conversationId) ?? new Map<string, KnownMessage>();
    const feedback = rating && ratedAt ? { rating, comment, at: ratedAt } : null;
    ofConversation.set(externalId, { ...message, feedback });
    known.set(conversationId, ofConversation);
  }
  return known;
}
