/* The other side of the comparison: what the stores hold, by plain queries that share no code with what wrote it. */
import type { Sql, WorkspaceId } from '@debrief/db';
import type { ClickHouse } from '@debrief/db/clickhouse';
import type {
  ConversationFactRow,
  Evidence,
  ListenerLog,
  MessageFactRow,
  StoredConversation,
  StoredEvent,
  StoredMessage,
} from './evidence.ts';
import type { SentBook } from './sent.ts';

/** Reads everything of a workspace; the desk must have come to rest. A ClickHouse that does not answer has nothing. */
export async function gatherEvidence(
  sql: Sql,
  clickhouse: ClickHouse,
  { workspaceId, sent, listeners }: { workspaceId: WorkspaceId; sent: SentBook; listeners: ListenerLog[] },
): Promise<Evidence> {
  const conversations = await sql<StoredConversation[]>`
    select c.id, c.external_id as "externalId", c.revision, c.content_revision as "contentRevision",
      c.message_count as "messageCount", c.helpful_count as helpful, c.unhelpful_count as unhelpful,
      c.handoff_at is not null as "handedOff", c.ended_at is not null as ended,
      a.content_revision as "analysedRevision", s.revision as "searchRevision",
      to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD') as day
    from conversation c
    left join analysis a on a.conversation_id = c.id
    left join conversation_search s on s.conversation_id = c.id
    where c.workspace_id = ${workspaceId}`;
  const messages = await sql<StoredMessage[]>`
    select m.id, c.external_id as conversation, m.external_id as "externalId", m.role, m.text, m.position, m.revision,
      f.rating
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
  type Flags = 'ended' | 'analysed';
  const conversationFacts = await ask<Omit<ConversationFactRow, Flags> & Record<Flags, number>>(`
    select conversation_id as id, revision, messages, helpful, unhelpful, ended, analysed, toString(toDate(started_at)) as day
    from conversation_facts final where workspace_id = {workspaceId:UUID}`);
  const messageFacts = await ask<MessageFactRow>(`
    select message_id as id, revision, role, rating from message_facts final where workspace_id = {workspaceId:UUID}`);
  return {
    ...{ sent, conversations, messages, events, messageFacts, listeners },
    conversationFacts: conversationFacts.map((row) => ({
      ...row,
      ended: row.ended === 1,
      analysed: row.analysed === 1,
    })),
  };
}
