import { newId, type ConversationId, type WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { emptyConversation, type ConversationState } from './conversation-state.ts';
import { foldItems, type FoldedItems, type KnownMessage } from './fold-items.ts';
import { groupItems, type ItemGroup } from './group-items.ts';
import type { IncomingItem, ItemResult } from './incoming.ts';
import { ensureAgents, lockConversations, type LockedConversation } from './lock-conversations.ts';
import { upsertVisitors } from './upsert-visitors.ts';
import { insertConversations, insertMessages, updateConversations, writeFeedback } from './write-conversations.ts';

export interface AppendOptions {
  /** New conversations are sample data. */
  sample?: boolean;
  now?: Date;
}

const DEADLOCK = '40P01';

/**
 * Appends items to the workspace's conversations in one transaction, with their outbox rows, and says per item what
 * became of it, in the order given. Idempotent by the senders' ids; throws, with nothing written, when Postgres fails.
 */
export async function appendItems(
  sql: Sql,
  workspaceId: WorkspaceId,
  items: IncomingItem[],
  options: AppendOptions = {},
): Promise<ItemResult[]> {
  if (items.length === 0) return [];
  const attempt = () => withWorkspace(sql, workspaceId, (tx) => appendItemsWithin(tx, workspaceId, items, options));
  try {
    return await attempt();
  } catch (error) {
    // Writers lock in one order, so this needs a writer from outside; the transaction is whole, so it can be repeated.
    if ((error as { code?: string }).code === DEADLOCK) return attempt();
    throw error;
  }
}

/** `appendItems` within a transaction that `withWorkspace` opened; whoever locked rows before locked these conversations first. */
export async function appendItemsWithin(
  tx: Transaction,
  workspaceId: WorkspaceId,
  items: IncomingItem[],
  { sample = false, now = new Date() }: AppendOptions = {},
): Promise<ItemResult[]> {
  const externalIds = [...new Set(items.map((item) => item.conversation))];
  const [settings] = await tx<{ idleSeconds: number }[]>`
    select idle_seconds as "idleSeconds" from workspace where id = ${workspaceId}`;
  if (!settings) throw new Error(`workspace ${workspaceId} does not exist`);
  const visitorIds = await upsertVisitors(tx, workspaceId, items);
  const locked = await lockConversations(tx, workspaceId, externalIds);

  const { groups, refused } = groupItems(items, locked);
  const results: ItemResult[] = [];
  for (const [index, result] of refused) results[index] = result;

  const agentIds = await ensureAgents(tx, workspaceId, [...new Set(groups.map((group) => group.agentKey))], newId);
  const context = { visitorIds, now, idleMs: settings.idleSeconds * 1_000 };

  const fold = (state: ConversationState, group: ItemGroup, known: Map<string, KnownMessage>): FoldedItems => {
    const folded = foldItems(
      state,
      group.items.map(({ item }) => item),
      { ...context, known },
    );
    group.items.forEach(({ index }, place) => {
      const result = folded.results[place];
      if (result) results[index] = result;
    });
    return folded;
  };

  // Conversations that are new: folded from nothing and inserted whole.
  const fresh = groups
    .filter((group) => !group.conversation)
    .map((group) => {
      const agentId = agentIds.get(group.agentKey);
      if (!agentId) throw new Error(`agent "${group.agentKey}" was not created`);
      const empty = emptyConversation(newId(), agentId, group.externalId, firstTime(group, now));
      return { group, folded: fold(empty, group, new Map()) };
    })
    .filter(({ folded }) => folded.changed);
  const inserted =
    fresh.length > 0
      ? await insertConversations(
          tx,
          workspaceId,
          fresh.map(({ folded }) => folded.state),
          sample,
        )
      : new Set<string>();
  const written = fresh.filter(({ folded }) => inserted.has(folded.state.id)).map(({ folded }) => folded);

  // Those that exist, and those that another writer created while we were about to.
  const overtaken = fresh.filter(({ folded }) => !inserted.has(folded.state.id)).map(({ group }) => group);
  const rivals =
    overtaken.length > 0
      ? await lockConversations(
          tx,
          workspaceId,
          overtaken.map((g) => g.externalId),
        )
      : [];
  const existing = [
    ...groups.flatMap((group) => (group.conversation ? [{ group, conversation: group.conversation }] : [])),
    ...overtaken.flatMap((group) => {
      const conversation = rivals.find((row) => row.externalId === group.externalId && row.agentKey === group.agentKey);
      return conversation ? [{ group, conversation }] : [];
    }),
  ];
  const known = await readKnownMessages(tx, existing);
  const updated = existing
    .map(({ group, conversation }) =>
      fold(conversation, group, known.get(conversation.id) ?? new Map<string, KnownMessage>()),
    )
    .filter((folded) => folded.changed);

  const all = [...written, ...updated];
  await insertMessages(
    tx,
    workspaceId,
    all.flatMap((folded) => folded.messages),
  );
  await writeFeedback(
    tx,
    workspaceId,
    all.flatMap((folded) => folded.feedback.map((row) => ({ ...row, revision: folded.state.revision }))),
  );
  await updateConversations(
    tx,
    updated.map((folded) => folded.state),
  );
  await appendOutbox(
    tx,
    workspaceId,
    all.flatMap(({ state, events }) =>
      events.map((event) => ({ ...event, conversationId: state.id, revision: state.revision })),
    ),
  );
  return results;
}

/** A conversation starts with its earliest message of the batch that creates it. */
function firstTime(group: ItemGroup, now: Date): Date {
  const times = group.items.flatMap(({ item }) => (item.type === 'message' && item.at ? [item.at.getTime()] : []));
  return new Date(Math.min(now.getTime(), ...times));
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

/** The messages that items of existing conversations repeat or rate. */
async function readKnownMessages(
  tx: Transaction,
  existing: { group: ItemGroup; conversation: LockedConversation }[],
): Promise<Map<ConversationId, Map<string, KnownMessage>>> {
  const known = new Map<ConversationId, Map<string, KnownMessage>>();
  const wanted = existing.flatMap(({ group, conversation }) =>
    group.items.flatMap(({ item }) => {
      if (item.type === 'message') return [{ c: conversation.id, m: item.id }];
      if (item.type === 'feedback') return [{ c: conversation.id, m: item.message }];
      return [];
    }),
  );
  if (wanted.length === 0) return known;
  const rows = await tx<KnownRow[]>`
    select m.conversation_id as "conversationId", m.external_id as "externalId", m.id, m.role, m.content_hash as hash,
      f.rating, f.comment, f.at as "ratedAt"
    from jsonb_to_recordset(${tx.json(wanted)}) as r(c uuid, m text)
    join message m on m.conversation_id = r.c and m.external_id = r.m
    left join feedback f on f.message_id = m.id`;
  for (const row of rows) {
    const ofConversation = known.get(row.conversationId) ?? new Map<string, KnownMessage>();
    const feedback = row.rating && row.ratedAt ? { rating: row.rating, comment: row.comment, at: row.ratedAt } : null;
    ofConversation.set(row.externalId, { id: row.id, role: row.role, hash: row.hash, feedback });
    known.set(row.conversationId, ofConversation);
  }
  return known;
}
