import { newId, type WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { emptyConversation } from './conversation-state.ts';
import { foldItems } from './fold-items.ts';
import type { KnownMessage } from './folded-items.ts';
import { groupItems, type ItemGroup } from './group-items.ts';
import type { IncomingItem, ItemResult } from './incoming.ts';
import { createAgents } from './lock-conversations.ts';
import { readBefore, type Before } from './read-before.ts';
import { writeEdits, writeStreams } from './change-messages.ts';
import { stampAnswers } from './stamp-answers.ts';
import { waitAgain } from './wait-again.ts';
import { writeConversations, writeFeedback } from './write-conversations.ts';

export interface AppendOptions {
  /** New conversations are sample data. */
  sample?: boolean;
  now?: Date;
}

/**
 * Another writer was faster with a conversation that was to be new (its messages then refer to nothing), or a writer from
 * outside locked in another order. The transaction is whole, so it can be repeated.
 */
const worthRepeating = new Set(['23503', '40P01']);
const ATTEMPTS = 4;

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
  for (let attempt = 1; ; attempt++) {
    try {
      const work = (tx: Transaction) => appendItemsWithin(tx, workspaceId, items, options);
      return await withWorkspace(sql, workspaceId, work, { byKeys: true, plannedOnce: true });
    } catch (error) {
      if (attempt === ATTEMPTS || !worthRepeating.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/**
 * `appendItems` within a transaction that `withWorkspace` opened; whoever locked rows before locked these conversations
 * first. Throws 23503 when another writer creates one of them at the same time.
 */
export async function appendItemsWithin(
  tx: Transaction,
  workspaceId: WorkspaceId,
  items: IncomingItem[],
  { sample = false, now = new Date() }: AppendOptions = {},
): Promise<ItemResult[]> {
  const before = await readBefore(tx, workspaceId, items);
  const { groups, refused } = groupItems(items, before.conversations);
  const results: ItemResult[] = [];
  for (const [index, result] of refused) results[index] = result;

  await createAgents(tx, workspaceId, before.agentIds, new Set(groups.map((group) => group.agentKey)));
  const folded = groups.map((group) => fold(group, before, now, results));
  const changed = folded.filter((each) => each.changed);

  // Sent in this order, and answered together: what streams and edits change may be among the new messages.
  await Promise.all([
    writeConversations(tx, workspaceId, {
      states: changed.map(({ state }) => state),
      messages: changed.flatMap(({ messages }) => messages),
      entries: changed.flatMap(({ state, events }) =>
        events.map((event) => ({ ...event, conversationId: state.id, revision: state.revision })),
      ),
      sample,
    }),
    writeStreams(tx, workspaceId, changed),
    writeEdits(tx, workspaceId, changed),
    waitAgain(tx, workspaceId, changed),
    stampAnswers(tx, workspaceId, changed),
    writeFeedback(
      tx,
      workspaceId,
      changed.flatMap(({ feedback, state }) => feedback.map((row) => ({ ...row, revision: state.revision }))),
    ),
  ]);
  return results;
}

/** What the group's items make of its conversation, or of an empty one; their results go to their places. */
function fold(group: ItemGroup, { known, agentIds, visitorIds, idleMs }: Before, now: Date, results: ItemResult[]) {
  const agentId = agentIds.get(group.agentKey);
  if (!agentId) throw new Error(`agent "${group.agentKey}" was not created`);
  const state = group.conversation ?? emptyConversation(newId(), agentId, group.externalId, firstTime(group, now));
  const met = group.conversation ? known.get(group.conversation.id) : undefined;
  const items = group.items.map(({ item }) => item);
  const folded = foldItems(state, items, { visitorIds, now, idleMs, known: met ?? new Map<string, KnownMessage>() });
  group.items.forEach(({ index }, place) => {
    const result = folded.results[place];
    if (result) results[index] = result;
  });
  return folded;
}

/** A conversation starts with its earliest message of the batch that creates it. */
function firstTime(group: ItemGroup, now: Date): Date {
  const times = group.items.flatMap(({ item }) => (item.type === 'message' && item.at ? [item.at.getTime()] : []));
  return new Date(Math.min(now.getTime(), ...times));
}
