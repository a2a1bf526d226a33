import type { ConversationStatus } from '../conversations/words.ts';
import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { tellChanged } from '../tags/refresh-tags.ts';
import { tagConversations } from '../tags/tag-conversations.ts';
import type { WorkChange, WorkUndo } from './words.ts';

export interface ConversationWork {
  /** At most a few hundred: they are locked together. */
  ids: ConversationId[];
  change: WorkChange;
  /** `member:<id>`, `api`, or the name of what works by itself. */
  by: string;
  /** The change that this is a part of, to be undone as one; without it nothing is kept for undoing. */
  record?: { changeId: string; memberId: MemberId; what: string };
}

export type WorkOutcome =
  /** What became of each conversation that is not as it was; those of other workspaces are not touched. */
  | { outcome: 'done'; changed: Map<ConversationId, WorkUndo> }
  /** Somebody or something named in the change is not of the workspace: nothing was changed. */
  | { outcome: 'unknown'; what: 'member' | 'tag' };

export interface WorkRow {
  id: ConversationId;
  status: ConversationStatus;
  snoozedUntil: Date | null;
  assigneeId: MemberId | null;
}

/** Changes conversations and tells everybody, in one transaction. What is so already is not changed. */
export async function changeConversations(
  sql: Sql,
  workspaceId: WorkspaceId,
  work: ConversationWork,
): Promise<WorkOutcome> {
  return withWorkspace(sql, workspaceId, (tx) => changeConversationsWithin(tx, workspaceId, work));
}

/** The same as part of a transaction that runs `withWorkspace`. */
export async function changeConversationsWithin(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { ids, change, by, record }: ConversationWork,
): Promise<WorkOutcome> {
  const unknown = await findUnknown(tx, change);
  if (unknown) return { outcome: 'unknown', what: unknown };
  const rows = await lockForWork(tx, workspaceId, ids);
  const changed = new Map<ConversationId, WorkUndo>();
  const written: WorkRow[] = [];
  for (const row of rows) {
    const after = apply(row, change);
    const undo = compare(row, after);
    if (!undo) continue;
    changed.set(row.id, undo);
    written.push(after);
  }
  await writeRows(tx, written);
  const { addTags: add = [], removeTags: remove = [] } = change;
  const tagged = await tagConversations(tx, workspaceId, { ids: rows.map(({ id }) => id), add, remove, by });
  for (const { id, added, removed } of tagged) {
    changed.set(id, {
      ...changed.get(id),
      ...(added.length > 0 && { added }),
      ...(removed.length > 0 && { removed }),
    });
  }
  await tellChanged(tx, workspaceId, [...changed.keys()]);
  if (record) await keepForUndo(tx, workspaceId, record, changed);
  return { outcome: 'done', changed };
}

/** The given conversations of the workspace, locked in the order of their ids, as every writer locks them. */
export async function lockForWork(
  tx: Transaction,
  workspaceId: WorkspaceId,
  ids: ConversationId[],
): Promise<WorkRow[]> {
  return tx<WorkRow[]>`
    select id, status, snoozed_until as "snoozedUntil", assignee_id as "assigneeId"
    from conversation
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])
    order by id
    for update`;
}

/** Writes status, end of the snooze and assignee of locked conversations. */
export async function writeRows(tx: Transaction, rows: WorkRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ id, status, snoozedUntil, assigneeId }) => ({
    id,
    status,
    snoozed_until: snoozedUntil?.toISOString() ?? null,
    assignee_id: assigneeId,
  }));
  await tx`
    update conversation c
    set status = r.status, snoozed_until = r.snoozed_until, assignee_id = r.assignee_id
    from jsonb_to_recordset(${tx.json(values)})
      as r(id uuid, status text, snoozed_until timestamptz, assignee_id uuid)
    where c.id = r.id`;
}

async function findUnknown(tx: Transaction, change: WorkChange): Promise<'member' | 'tag' | null> {
  if (change.assigneeId) {
    const [member] = await tx`select from member where id = ${change.assigneeId} and removed_at is null`;
    if (!member) return 'member';
  }
  const tags = [...new Set([...(change.addTags ?? []), ...(change.removeTags ?? [])])];
  if (tags.length === 0) return null;
  const found = await tx`select from tag where id = any(${tags}::uuid[])`;
  return found.length < tags.length ? 'tag' : null;
}

function apply(row: WorkRow, { status, snoozedUntil, assigneeId }: WorkChange): WorkRow {
  const after = { ...row };
  if (status !== undefined) after.status = status;
  if (snoozedUntil !== undefined) after.snoozedUntil = snoozedUntil;
  if (assigneeId !== undefined) after.assigneeId = assigneeId;
  if (after.status !== 'snoozed') after.snoozedUntil = null;
  return after;
}

function compare(before: WorkRow, after: WorkRow): WorkUndo | null {
  const undo: WorkUndo = {};
  if (before.status !== after.status || before.snoozedUntil?.getTime() !== after.snoozedUntil?.getTime()) {
    const beforeUntil = before.snoozedUntil?.toISOString() ?? null;
    undo.status = { before: before.status, after: after.status, beforeUntil };
  }
  if (before.assigneeId !== after.assigneeId) {
    undo.assigneeId = { before: before.assigneeId, after: after.assigneeId };
  }
  return Object.keys(undo).length > 0 ? undo : null;
}

async function keepForUndo(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { changeId, memberId, what }: NonNullable<ConversationWork['record']>,
  changed: Map<ConversationId, WorkUndo>,
): Promise<void> {
  if (changed.size === 0) return;
  await tx`
    insert into bulk_change ${tx({ id: changeId, workspace_id: workspaceId, member_id: memberId, what })}
    on conflict (id) do nothing`;
  const items = [...changed].map(([id, undo]) => ({ id, undo }));
  // Sent again, a batch finds nothing to change: what the first one kept stays.
  await tx`
    insert into bulk_item (bulk_id, conversation_id, workspace_id, undo)
    select ${changeId}, r.id, ${workspaceId}, r.undo
    from jsonb_to_recordset(${JSON.stringify(items)}::text::jsonb) as r(id uuid, undo jsonb)
    on conflict (bulk_id, conversation_id) do nothing`;
}
