import { newId, type ConversationId, type MemberId, type RetaggingId, type TagId, type WorkspaceId } from '../ids.ts';
import type { Queryable, Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { refreshTags, tellChanged } from './refresh-tags.ts';
import { tagConversations } from './tag-conversations.ts';
import { byRetagging } from './tagged-by.ts';
import type { RetaggingState } from './words.ts';

export const RETAG_DAYS = 7;

export type RetaggingStart =
  | { outcome: 'started'; id: RetaggingId }
  /** One of this tag is under way. */
  | { outcome: 'busy' }
  | { outcome: 'gone' };

/** Has a tag looked for in what started in the last seven days; the workers do it. */
export async function startRetagging(
  sql: Sql,
  workspaceId: WorkspaceId,
  { tagId, memberId }: { tagId: TagId; memberId: MemberId },
): Promise<RetaggingStart> {
  const id = newId<RetaggingId>();
  return withWorkspace(sql, workspaceId, async (tx): Promise<RetaggingStart> => {
    const [tag] = await tx`select from tag where id = ${tagId} and workspace_id = ${workspaceId} for share`;
    if (!tag) return { outcome: 'gone' };
    const rows = await tx`
      insert into retagging (id, workspace_id, tag_id, state, since, until, total, member_id)
      select ${id}, ${workspaceId}, ${tagId}, 'adding', p.since, now(), (
        select count(*)::int from conversation
        where workspace_id = ${workspaceId} and started_at >= p.since and started_at < now()
      ), ${memberId}
      from (select now() - ${RETAG_DAYS} * interval '1 day' as since) p
      on conflict (tag_id) where state in ('adding', 'undoing') do nothing
      returning id`;
    return rows.length > 0 ? { outcome: 'started', id } : { outcome: 'busy' };
  });
}

/** Has taken back what a re-tagging that is done put on; the workers do it. False when it is none that could be. */
export async function undoRetagging(sql: Sql, workspaceId: WorkspaceId, id: RetaggingId): Promise<boolean> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    update retagging r set state = 'undoing', step = step + 1, finished_at = null
    where id = ${id} and workspace_id = ${workspaceId} and state = 'added'
      and not exists (select from retagging o where o.tag_id = r.tag_id and o.state in ('adding', 'undoing'))`,
  );
  return rows.count > 0;
}

export interface RetaggingRow {
  id: RetaggingId;
  tagId: TagId;
  state: RetaggingState;
  total: number;
  looked: number;
  /** Conversations that carry the tag by it now. */
  added: number;
}

/** The last re-tagging of each of the workspace's tags. */
export async function listRetaggings(sql: Sql, workspaceId: WorkspaceId): Promise<RetaggingRow[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<RetaggingRow[]>`
    select distinct on (tag_id) id, tag_id as "tagId", state, total, looked, added
    from retagging
    where workspace_id = ${workspaceId}
    order by tag_id, created_at desc`,
  );
}

export interface DueRetagging {
  id: RetaggingId;
  workspaceId: WorkspaceId;
  step: number;
}

/** Re-taggings that have a step to do, the oldest first. Looks past the tenant guard: ids only. */
export async function listDueRetaggings(sql: Queryable, limit: number): Promise<DueRetagging[]> {
  return sql<DueRetagging[]>`
    select id, workspace_id as "workspaceId", step from retagging
    where state in ('adding', 'undoing')
    order by created_at
    limit ${limit}`;
}

export interface SpokenConversation {
  id: ConversationId;
  startedAt: Date;
  /** The visitor's messages, in their order. */
  texts: string[];
}

/** The time as text: a Date would cut its microseconds. */
interface Place {
  at: string;
  id: ConversationId;
}

/** What visitors said in conversations of a stretch of time, the newest first, from behind a place on. */
export function readSpokenConversations(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { since, until, after, limit }: { since: Date; until: Date; after: Place | null; limit: number },
) {
  return tx<SpokenConversation[]>`
    select c.id, c.started_at as "startedAt", coalesce(m.texts, '{}') as texts
    from (
      select id, started_at from conversation
      where workspace_id = ${workspaceId} and started_at >= ${since} and started_at < ${until}
        ${after ? tx`and (started_at, id) < (${after.at}::text::timestamptz, ${after.id})` : tx``}
      order by started_at desc, id desc
      limit ${limit}
    ) c
    cross join lateral (
      select array_agg(left(text, 2000) order by at, position) as texts
      from message where conversation_id = c.id and role = 'visitor') m
    order by c.started_at desc, c.id desc`;
}

/** Says which conversations belong under a tag. */
export type FindTagged = (
  tag: { id: TagId; name: string; description: string },
  conversations: SpokenConversation[],
) => Promise<ConversationId[]>;

/** Conversations per step: short enough to keep nobody waiting. */
const STEP = 300;

/**
 * Does step number `step` of a re-tagging in one transaction: `more` has another. Asked for again it does nothing; what a
 * member put on or took off stays as it is.
 */
export async function stepRetagging(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, step, find }: { id: RetaggingId; step: number; find: FindTagged },
): Promise<'more' | 'done' | 'nothing'> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [retagging] = await tx<Underway[]>`
      select r.state, r.since, r.until, r.place_at::text as "placeAt", r.place_id as "placeId",
        json_build_object('id', t.id, 'name', t.name, 'description', t.description) as tag
      from retagging r join tag t on t.id = r.tag_id
      where r.id = ${id} and r.workspace_id = ${workspaceId} and r.step = ${step} and r.state in ('adding', 'undoing')
      for update of r`;
    if (!retagging) return 'nothing';
    const work = retagging.state === 'adding' ? addSome : takeSome;
    return (await work(tx, workspaceId, { ...retagging, id, find })) ? 'more' : 'done';
  });
}

interface Underway {
  state: RetaggingState;
  since: Date;
  until: Date;
  placeAt: string | null;
  placeId: ConversationId | null;
  tag: { id: TagId; name: string; description: string };
}

type Step = Underway & { id: RetaggingId; find: FindTagged };

async function addSome(tx: Transaction, workspaceId: WorkspaceId, { id, find, ...it }: Step): Promise<boolean> {
  const after = it.placeAt && it.placeId ? { at: it.placeAt, id: it.placeId } : null;
  const conversations = await readSpokenConversations(tx, workspaceId, { ...it, after, limit: STEP });
  const last = conversations.at(-1);
  const ids = (await find(it.tag, conversations)).toSorted();
  await lock(tx, ids);
  const by = byRetagging(id);
  const tagged = await tagConversations(tx, workspaceId, { ids, add: [it.tag.id], remove: [], by });
  await tellChanged(
    tx,
    workspaceId,
    tagged.map((each) => each.id),
  );
  const hasMore = conversations.length === STEP;
  await tx`
    update retagging
    set step = step + 1, looked = looked + ${conversations.length}, added = added + ${tagged.length},
      place_at = (select started_at from conversation where id = ${last?.id ?? null}), place_id = ${last?.id ?? null},
      state = ${hasMore ? 'adding' : 'added'}, finished_at = ${hasMore ? null : new Date()}
    where id = ${id}`;
  return hasMore;
}

/** What a person took off meanwhile stays off, and what somebody else put on stays on. */
async function takeSome(tx: Transaction, workspaceId: WorkspaceId, { id, tag }: Step): Promise<boolean> {
  const rows = await tx<{ id: ConversationId }[]>`
    select conversation_id as id from conversation_tag
    where tag_id = ${tag.id} and tagged_by = ${byRetagging(id)} and removed_at is null
    order by conversation_id
    limit ${STEP}`;
  const ids = rows.map((row) => row.id);
  await lock(tx, ids);
  const gone = await tx<{ id: ConversationId }[]>`
    delete from conversation_tag
    where tag_id = ${tag.id} and conversation_id = any(${ids}::uuid[]) and tagged_by = ${byRetagging(id)}
      and removed_at is null
    returning conversation_id as id`;
  const changed = gone.map((row) => row.id);
  await refreshTags(tx, changed);
  await tellChanged(tx, workspaceId, changed);
  const hasMore = rows.length === STEP;
  await tx`
    update retagging
    set step = step + 1, added = greatest(0, added - ${changed.length}),
      state = ${hasMore ? 'undoing' : 'undone'}, finished_at = ${hasMore ? null : new Date()}
    where id = ${id}`;
  return hasMore;
}

/** In the order of their ids, as every writer locks them. */
async function lock(tx: Transaction, ids: ConversationId[]): Promise<void> {
  await tx`select from conversation where id = any(${ids}::uuid[]) order by id for update`;
}

/** What visitors said in conversations that started in the last seven days, the newest first; `total` is how many there are. */
export async function readLately(
  sql: Sql,
  workspaceId: WorkspaceId,
  limit: number,
): Promise<{ total: number; conversations: SpokenConversation[] }> {
  const until = new Date();
  const since = new Date(until.getTime() - RETAG_DAYS * 86_400_000);
  return withWorkspace(sql, workspaceId, async (tx) => {
    const conversations = await readSpokenConversations(tx, workspaceId, { since, until, after: null, limit });
    const [row] = await tx<{ total: number }[]>`
      select count(*)::int as total from conversation
      where workspace_id = ${workspaceId} and started_at >= ${since} and started_at < ${until}`;
    return { total: row?.total ?? 0, conversations };
  });
}
