import type { WorkspaceId } from '../ids.ts';
import { insertOutbox, type OutboxEntry } from '../outbox/append.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { ConversationState } from './conversation-state.ts';
import type { NewFeedback, NewMessage } from './folded-items.ts';

/** The columns that incoming items can change, as one JSON record's shape: used to insert and to update. */
const RECORD = `id uuid, agent_id uuid, external_id text, visitor_id uuid, revision bigint, content_revision bigint,
  status text, snoozed_until timestamptz, handoff text, handoff_at timestamptz, handoff_reason text,
  bot_held boolean,
  waits_again_at timestamptz, started_at timestamptz, last_at timestamptz, ended_at timestamptz, message_count int, visitor_count int,
  bot_count int, operator_count int, preview_role text, preview_text text, preview_at timestamptz, helpful_count int,
  unhelpful_count int, properties jsonb, analysis_due_at timestamptz, channel text, device text, os text, browser text,
  country text, region text, city text, language text, time_zone text, page_url text, referrer text`;

const COLUMNS = RECORD.split(',').map((column) => column.trim().split(' ')[0] ?? '');
const IMMUTABLE = new Set(['id', 'agent_id', 'external_id', 'started_at']);
const ASSIGNMENTS = COLUMNS.filter((column) => !IMMUTABLE.has(column))
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

/**
 * Writes conversations as they are now, their new messages and their outbox rows: new ones, and those that are locked by
 * this transaction. In one statement, for each has its price, however little it writes; a message refers to its
 * conversation when all of it is done. Throws 23503 when another writer has created one of them meanwhile.
 */
export async function writeConversations(
  tx: Transaction,
  workspaceId: WorkspaceId,
  { states, messages, entries, sample }: ConversationWrites,
): Promise<void> {
  if (states.length === 0) return;
  await tx`
    with conversations as (${upsertConversations(tx, workspaceId, states, sample)}),
      messages as (${insertMessages(tx, workspaceId, messages)})
    ${insertOutbox(tx, workspaceId, entries)}`.execute();
}

export interface ConversationWrites {
  states: ConversationState[];
  messages: NewMessage[];
  entries: OutboxEntry[];
  /** New conversations are sample data. */
  sample: boolean;
}

/**
 * One that another writer has created meanwhile is left as it is. An upsert, because it finds rows by the unique key and no
 * plan can stray.
 */
function upsertConversations(tx: Transaction, workspaceId: WorkspaceId, states: ConversationState[], sample: boolean) {
  // Sorted by the unique key, so that two inserters of the same ids meet in one order.
  const rows = states.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1)).map(toRecord);
  return tx`
    insert into conversation as c (workspace_id, sample, ${tx.unsafe(COLUMNS.join(', '))})
    select ${workspaceId}, ${sample}, ${tx.unsafe(COLUMNS.map((column) => `r.${column}`).join(', '))}
    from jsonb_to_recordset(${tx.json(rows)}) as r(${tx.unsafe(RECORD)})
    on conflict (workspace_id, external_id, agent_id) do update set ${tx.unsafe(ASSIGNMENTS)} where c.id = excluded.id`;
}

function insertMessages(tx: Transaction, workspaceId: WorkspaceId, messages: NewMessage[]) {
  const rows = messages.map((message) => ({
    id: message.id,
    conversation_id: message.conversationId,
    external_id: message.externalId,
    position: message.position,
    role: message.role,
    text: message.text,
    at: message.at.toISOString(),
    sources: message.sources ?? undefined,
    attachments: message.attachments ?? undefined,
    stream: message.stream ?? undefined,
    confidence: message.confidence ?? undefined,
    answered: message.answered ?? undefined,
    properties: message.properties ?? undefined,
    member_id: message.memberId ?? undefined,
    revision: message.revision,
    content_hash: message.hash.toString('hex'),
  }));
  return tx`
    insert into message (id, workspace_id, conversation_id, external_id, position, role, text, at, sources,
      attachments, stream, confidence, answered, properties, member_id, revision, content_hash)
    select r.id, ${workspaceId}, r.conversation_id, r.external_id, r.position, r.role, r.text, r.at,
      r.sources, r.attachments, r.stream, r.confidence, r.answered, r.properties, r.member_id, r.revision,
      decode(r.content_hash, 'hex')
    from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, conversation_id uuid, external_id text, position int,
      role text, text text, at timestamptz, sources jsonb, attachments jsonb, stream text, confidence real, answered boolean, properties jsonb,
      member_id uuid, revision bigint, content_hash text)`;
}

/** Writes ratings over older ones of the same messages, and stamps the messages with the revision they changed in. */
export async function writeFeedback(
  tx: Transaction,
  workspaceId: WorkspaceId,
  given: (NewFeedback & { revision: number })[],
): Promise<void> {
  if (given.length === 0) return;
  const rows = given.map((row) => ({
    message_id: row.messageId,
    conversation_id: row.conversationId,
    rating: row.rating,
    comment: row.comment,
    at: row.at.toISOString(),
    revision: row.revision,
  }));
  await tx`
    with given as (
      select * from jsonb_to_recordset(${tx.json(rows)}) as r(message_id uuid, conversation_id uuid, rating text,
        comment text, at timestamptz, revision bigint)
    ), stamped as (
      update message m set revision = given.revision from given where m.id = given.message_id
    )
    insert into feedback (message_id, workspace_id, conversation_id, rating, comment, at)
    select message_id, ${workspaceId}, conversation_id, rating, comment, at from given
    on conflict (message_id) do update set rating = excluded.rating, comment = excluded.comment, at = excluded.at`.execute();
}

/** What is null is left out: it arrives as null, and costs nothing on the way. */
function toRecord(state: ConversationState) {
  return {
    id: state.id,
    agent_id: state.agentId,
    external_id: state.externalId,
    visitor_id: state.visitorId ?? undefined,
    revision: state.revision,
    content_revision: state.contentRevision,
    status: state.status,
    snoozed_until: instant(state.snoozedUntil),
    handoff: state.handoff,
    handoff_at: instant(state.handoffAt),
    handoff_reason: state.handoffReason ?? undefined,
    bot_held: state.botHeld,
    waits_again_at: instant(state.waitsAgainAt),
    started_at: instant(state.startedAt),
    last_at: instant(state.lastAt),
    ended_at: instant(state.endedAt),
    message_count: state.messageCount,
    visitor_count: state.visitorCount,
    bot_count: state.botCount,
    operator_count: state.operatorCount,
    preview_role: state.previewRole ?? undefined,
    preview_text: state.previewText ?? undefined,
    preview_at: instant(state.previewAt),
    helpful_count: state.helpfulCount,
    unhelpful_count: state.unhelpfulCount,
    properties: state.properties,
    analysis_due_at: instant(state.analysisDueAt),
    channel: state.channel ?? undefined,
    device: state.device ?? undefined,
    os: state.os ?? undefined,
    browser: state.browser ?? undefined,
    country: state.country ?? undefined,
    region: state.region ?? undefined,
    city: state.city ?? undefined,
    language: state.language ?? undefined,
    time_zone: state.timeZone ?? undefined,
    page_url: state.pageUrl ?? undefined,
    referrer: state.referrer ?? undefined,
  };
}

function instant(at: Date | null): string | undefined {
  return at?.toISOString();
}
