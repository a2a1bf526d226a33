import type { TopicId, WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';

/**
 * Lets topics that were left without a question be part of the one that took them, so that links to them still lead
 * somewhere; one that holds older questions stays as it is. No topic that a member decided on is among them.
 */
export async function aliasEmptied(tx: Transaction, emptied: ReadonlyMap<TopicId, TopicId>): Promise<void> {
  if (emptied.size === 0) return;
  const rows = [...emptied].map(([id, into]) => ({ id, into }));
  await tx`
    update topic t
    set merged_into = r.into, size = 0, terms = '{}', counts = '{}'
    from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, "into" uuid)
    where t.id = r.id and t.decided_at is null and t.id <> r.into
      and not exists (select from question q where q.topic_id = t.id)`;
}

/** Removes what nothing is left of: its questions were erased, nobody decided on it and no other is part of it. */
export async function removeHollow(tx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  await tx`
    delete from topic t
    where t.workspace_id = ${workspaceId} and t.decided_at is null and t.merged_into is null
      and not exists (select from question q where q.topic_id = t.id)
      and not exists (select from topic p where p.merged_into = t.id)`;
}

/** Makes `root_id` follow `merged_into`, where it does not. */
export async function followMerges(tx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  await tx`
    with recursive part as (
      select id, id as root from topic where workspace_id = ${workspaceId} and merged_into is null
      union all
      select t.id, p.root from part p join topic t on t.merged_into = p.id
    )
    update topic t set root_id = p.root from part p where t.id = p.id and t.root_id <> p.root`;
}

/** Roots whose label is due: made from the questions, when there were half as many as now or fewer. */
export async function listToLabel(
  tx: Transaction,
  workspaceId: WorkspaceId,
): Promise<{ id: TopicId; label: string }[]> {
  return tx<{ id: TopicId; label: string }[]>`
    select t.id, t.label
    from topic t
    join lateral (
      select count(*) as questions from topic p join question q on q.topic_id = p.id where p.root_id = t.id
    ) as held on true
    where t.workspace_id = ${workspaceId} and t.merged_into is null and t.named_by is null and t.decided_at is null
      and held.questions >= 2 * greatest(t.labelled_size, 1)`;
}

/** Labels of all topics that are shown, but for those of `ids`. */
export async function listOtherLabels(tx: Transaction, workspaceId: WorkspaceId, ids: TopicId[]): Promise<string[]> {
  const rows = await tx<{ label: string }[]>`
    select label from topic
    where workspace_id = ${workspaceId} and merged_into is null and id <> all(${ids}::uuid[])`;
  return rows.map(({ label }) => label);
}

export async function saveLabels(
  tx: Transaction,
  labels: readonly { id: TopicId; label: string; size: number }[],
): Promise<void> {
  if (labels.length === 0) return;
  await tx`
    update topic t
    set label = r.label, labelled_size = r.size
    from jsonb_to_recordset(${tx.json([...labels])}) as r(id uuid, label text, size int)
    where t.id = r.id`;
}
