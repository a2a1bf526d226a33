/* The other side of the comparison: what the stores hold, by plain queries that share no code with what wrote it. */
import type { Sql, WorkspaceId } from '@debrief/db';
import type { ClickHouse } from '@debrief/db/clickhouse';
import type {
  ConversationFactRow,
  Evidence,
  HeardDelivery,
  ListenerLog,
  MessageFactRow,
  StoredConversation,
  StoredEvent,
  StoredMessage,
} from './evidence.ts';
import { readCounts, readWebhook } from './read-kept.ts';
import type { SentBook } from './sent.ts';

/** Whether the visitor said anything before the message `m`. */
const visitorSpokeBefore = `exists (
  select from message v where v.conversation_id = m.conversation_id and v.role = 'visitor'
    and (v.at, v.position) < (m.at, m.position))`;

interface Heard {
  listeners: ListenerLog[];
  /** By the receiver of the workspace's webhook; null where it has none. */
  heard: HeardDelivery[] | null;
}

/** Reads everything of a workspace; the desk must have come to rest. A ClickHouse that does not answer has nothing. */
export async function gatherEvidence(
  sql: Sql,
  clickhouse: ClickHouse,
  { workspaceId, sent, listeners, heard }: Heard & { workspaceId: WorkspaceId; sent: SentBook },
): Promise<Evidence> {
  const conversations = await sql<StoredConversation[]>`
    select c.id, c.external_id as "externalId", c.revision, c.content_revision as "contentRevision",
      c.message_count as "messageCount", c.helpful_count as helpful, c.unhelpful_count as unhelpful,
      c.handoff_at is not null as "handedOff", c.ended_at is not null as ended,
      a.content_revision as "analysedRevision", s.revision as "searchRevision",
      to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD') as day,
      c.last_at > now() - interval '20 hours' as "isLive",
      concat_ws(' ', c.handoff, c.handoff_at is not null or exists (
          select from message m where m.conversation_id = c.id and m.role = 'operator'),
        (select concat_ws(' ', count(*) filter (where m.role = 'visitor'), count(*) filter (where m.role = 'bot'),
            count(*) filter (where m.role = 'bot' and ${sql.unsafe(visitorSpokeBefore)}))
          from message m where m.conversation_id = c.id),
        (select concat_ws(' ', count(*), count(*) filter (where q.answered = 'no'),
            string_agg(distinct t.root_id::text, ',' order by t.root_id::text))
          from question q left join topic t on t.id = q.topic_id where q.conversation_id = c.id),
        (select string_agg(distinct f.kind, ',' order by f.kind) from flag f
          where f.conversation_id = c.id and f.status = 'open'),
        nullif(array_to_string(c.tags, ','), ''), nullif(a.outcome, ''), nullif(a.sentiment, '')) as shape
    from conversation c
    left join analysis a on a.conversation_id = c.id
    left join conversation_search s on s.conversation_id = c.id
    where c.workspace_id = ${workspaceId}`;
  const messages = await sql<StoredMessage[]>`
    select m.id, c.external_id as conversation, m.external_id as "externalId", m.role, m.text, m.position, m.revision,
      f.rating, m.role = 'bot' and ${sql.unsafe(visitorSpokeBefore)} as "isAnswer"
    from message m join conversation c on c.id = m.conversation_id left join feedback f on f.message_id = m.id
    where m.workspace_id = ${workspaceId}`;
  const events = await sql<StoredEvent[]>`
    select seq, kind, conversation_id as "conversationId", entity_id as "entityId", revision
    from outbox where workspace_id = ${workspaceId} order by seq`;

  async function ask<Row>(query: string): Promise<Row[]> {
    const result = await clickhouse
      .query({ query, query_params: { workspaceId }, format: 'JSONEachRow' })
      .catch(() => null);
    return result?.json<Row>() ?? [];
  }
  const givenUp = await sql<{ reason: string }[]>`
    select job || ': ' || reason as reason from dead_letter where workspace_id = ${workspaceId}`;

  type Flags = 'ended' | 'analysed';
  const conversationFacts = await ask<Omit<ConversationFactRow, Flags> & Record<Flags, number>>(`
    select conversation_id as id, revision, messages, helpful, unhelpful, ended, analysed,
      toString(toDate(started_at)) as day,
      arrayStringConcat(arrayFilter(part -> part != '', [handoff, if(handed_off = 1, 't', 'f'),
        toString(visitor_messages), toString(bot_messages), toString(bot_answers), toString(questions),
        toString(questions_unanswered), arrayStringConcat(arraySort(arrayMap(topic -> toString(topic), topics)), ','),
        arrayStringConcat(arraySort(flag_kinds), ','), arrayStringConcat(tags, ','), outcome, sentiment]), ' ') as shape
    from conversation_facts final where workspace_id = {workspaceId:UUID}`);
  const messageFacts = await ask<Omit<MessageFactRow, 'isAnswer'> & { isAnswer: number }>(`
    select message_id as id, revision, role, rating, characters, is_answer as isAnswer
    from message_facts final where workspace_id = {workspaceId:UUID}`);
  return {
    ...{ sent, conversations, messages, events, listeners },
    counts: await readCounts(sql, workspaceId),
    givenUp: givenUp.map(({ reason }) => reason),
    webhook: heard && (await readWebhook(sql, workspaceId, heard)),
    messageFacts: messageFacts.map((row) => ({ ...row, isAnswer: row.isAnswer === 1 })),
    conversationFacts: conversationFacts.map((row) => ({
      ...row,
      ended: row.ended === 1,
      analysed: row.analysed === 1,
    })),
  };
}
