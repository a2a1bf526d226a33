/**
 * Makes the stored flags follow their workspace's tuning. What a member has judged or raised is never touched. It reads
 * across workspaces: for the workers, never for a page.
 */
import { refreshFlagKinds } from '../analyses/refresh-flag-kinds.ts';
import type { FlagKind } from '../analyses/words.ts';
import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import { appendOutbox } from '../outbox/append.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { readTuning } from './read-tuning.ts';
import { settleFlags, type KindThresholds, type Tuning } from './settle-flags.ts';

export interface Unsettled {
  workspaceId: WorkspaceId;
  version: number;
}

/** Workspaces whose stored flags do not follow their tuning yet. */
export async function listUnsettled(sql: Sql): Promise<Unsettled[]> {
  return sql<Unsettled[]>`
    select workspace_id as "workspaceId", version from analysis_tuning
    where version > settled_version
    order by settled_at nulls first`;
}

export interface SettlePage {
  /** Conversations whose flags changed. */
  changed: number;
  /** Where to read on; null when this was the last page. */
  next: ConversationId | null;
}

interface Row {
  id: string;
  conversationId: ConversationId;
  messageId: MessageId | null;
  kind: FlagKind;
  rule: string | null;
  score: number;
  foundScore: number;
  status: 'open' | 'below' | 'right' | 'wrong';
  machine: boolean;
}

/** Settles the flags of the next conversations that have unreviewed ones, in one transaction. Twice changes nothing. */
export async function settlePage(
  sql: Sql,
  workspaceId: WorkspaceId,
  { after, defaults = {}, limit = 100 }: { after: ConversationId | null; defaults?: KindThresholds; limit?: number },
): Promise<SettlePage> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const page = await tx<{ id: ConversationId }[]>`
      select distinct conversation_id as id from flag
      where workspace_id = ${workspaceId} and status in ('open', 'below')
        ${after ? tx`and conversation_id > ${after}` : tx``}
      order by conversation_id
      limit ${limit}`;
    const ids = page.map(({ id }) => id);
    const last = ids.at(-1);
    if (!last) return { changed: 0, next: null };
    // The conversations first, in the order of their ids: every writer locks so.
    const locked = await tx<{ id: ConversationId; revision: number }[]>`
      select id, revision from conversation where id = any(${ids}::uuid[]) order by id for update`;
    const tuning = await readTuning(tx, workspaceId, defaults);
    const flags = Map.groupBy(await readFlags(tx, ids), (flag) => flag.conversationId);
    let changed = 0;
    for (const { id, revision } of locked) {
      if (await settleOne(tx, workspaceId, { id, revision }, flags.get(id) ?? [], tuning)) changed += 1;
    }
    return { changed, next: ids.length === limit ? last : null };
  });
}

/** The stored flags follow this version of the tuning, unless it has moved on. */
export async function markSettled(sql: Sql, { workspaceId, version }: Unsettled): Promise<void> {
  await sql`
    update analysis_tuning set settled_version = ${version}, settled_at = now()
    where workspace_id = ${workspaceId} and settled_version < ${version}`;
}

function readFlags(tx: Transaction, ids: ConversationId[]) {
  return tx<Row[]>`
    select id, conversation_id as "conversationId", message_id as "messageId", kind, rule, score,
      coalesce(found_score, score) as "foundScore", status,
      kind <> 'manual' and flagged_by not like 'member:%' as machine
    from flag
    where conversation_id = any(${ids}::uuid[]) and status <> 'withdrawn'`;
}

async function settleOne(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { id, revision }: { id: ConversationId; revision: number },
  flags: Row[],
  tuning: Tuning,
): Promise<boolean> {
  const loose = flags.filter((flag) => flag.machine && (flag.status === 'open' || flag.status === 'below'));
  const judged = flags.filter(
    ({ kind, status }) => kind === 'knowledge_gap' && (status === 'right' || status === 'wrong'),
  );
  const settled = settleFlags(loose, tuning, new Set(judged.map((flag) => flag.messageId)));
  const changed = settled.filter((flag, index) => {
    const before = loose[index];
    return before && (before.status !== flag.status || Math.fround(before.score) !== flag.score);
  });
  if (changed.length === 0) return false;
  await tx`
    update flag f
    set score = r.score, found_score = r.found_score, status = r.status
    from jsonb_to_recordset(${tx.json(
      changed.map((flag) => ({ id: flag.id, score: flag.score, found_score: flag.foundScore, status: flag.status })),
    )}) as r(id uuid, score real, found_score real, status text)
    where f.id = r.id`;
  const before = new Map(loose.map((flag) => [flag.id, flag.status]));
  const seen = changed.filter((flag) => flag.status === 'open' || before.get(flag.id) === 'open');
  if (seen.length === 0) return false;
  const next = revision + 1;
  const messageIds = seen.map((flag) => flag.messageId).filter((messageId) => messageId !== null);
  if (messageIds.length > 0) await tx`update message set revision = ${next} where id = any(${messageIds}::uuid[])`;
  await refreshFlagKinds(tx, id);
  await tx`update conversation set revision = ${next} where id = ${id}`;
  await appendOutbox(tx, workspaceId, [
    { conversationId: id, kind: 'conversation.updated', entityId: messageIds[0] ?? null, revision: next },
  ]);
  return true;
}
