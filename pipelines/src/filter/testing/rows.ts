/** Conversations with every value a filter asks for, stored in Postgres and held in memory alike. */
import {
  newId,
  saveDocuments,
  type AgentId,
  type ConversationId,
  type FlagKind,
  type MemberId,
  type MessageId,
  type TopicId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { buildDocument } from '../../search/index.ts';
import type { FilterNames } from '../resolve-filter.ts';
import type { FilterableConversation } from '../test-conversation.ts';

export interface StoredRows {
  names: FilterNames;
  rows: Map<ConversationId, FilterableConversation>;
}

/** Words of the texts; some contain others. */
export const spoken = [
  'refund',
  'refunds',
  'Rückgabe',
  'parcel late',
  'late parcel',
  '我想要退款',
  '👍',
  'AB-1234',
  'ship',
];
export const cities = ['Berlin', 'São Paulo', 'berlin', ''];
export const tags = ['VIP', 'late parcel', 'vip'];

const kinds: FlagKind[] = ['knowledge_gap', 'tone', 'manual'];
const statuses = ['open', 'right', 'wrong'] as const;

/** Stores `count` conversations of a workspace with two agents and two members; `random` is in [0, 1). */
export async function storeRows(
  sql: Sql,
  workspaceId: WorkspaceId,
  count: number,
  random: () => number,
): Promise<StoredRows> {
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const chance = (share: number) => random() < share;
  const now = new Date('2026-11-22T10:00:00Z');
  const agents = ['default', 'shop'].map((key) => ({ id: newId<AgentId>(), key, name: key.toUpperCase() }));
  for (const agent of agents) await sql`insert into agent ${sql({ ...agent, workspace_id: workspaceId })}`;
  const members = [];
  for (const name of ['Ada Byron', 'Grace']) {
    const id = newId<MemberId>();
    const email = `${name.slice(0, 3).toLowerCase()}@example.com`;
    await sql`insert into "user" ${sql({ id, name, email })}`;
    await sql`insert into member ${sql({ id, workspace_id: workspaceId, user_id: id, role: 'operator' })}`;
    members.push({ id, name, email });
  }
  const memberId = members[0]?.id ?? newId<MemberId>();
  const visitors = [];
  for (const visitor of [
    { name: 'Ann Lee', email: null },
    { name: null, email: 'bob@Example.com' },
    { name: null, email: null },
  ]) {
    const id = crypto.randomUUID();
    await sql`insert into visitor ${sql({ ...visitor, id, workspace_id: workspaceId, external_id: id })}`;
    visitors.push({ id, ...visitor });
  }

  const topics = await storeTopics(sql, workspaceId);
  const rows = new Map<ConversationId, FilterableConversation>();
  for (let number = 0; number < count; number += 1) {
    const id = newId<ConversationId>();
    const visitor = chance(0.8) ? pick(visitors) : null;
    const startedAt = new Date(now.getTime() - Math.floor(random() * 40) * 12 * 3_600_000);
    const texts = Array.from(
      { length: Math.floor(random() * 4) },
      () => `${pick(spoken)} ${pick(['and', '-'])} ${pick(spoken)}`,
    );
    const flags = kinds.filter(() => chance(0.25)).map((kind) => ({ kind, status: pick(statuses) }));
    const flagKinds = flags
      .filter(({ status }) => status !== 'wrong')
      .map(({ kind }) => kind)
      .toSorted();
    const asked = topics.filter(() => chance(0.3));
    const outcome = chance(0.7) ? pick(['resolved_confirmed', 'resolved_assumed', 'abandoned']) : '';
    const sentiment = outcome === '' ? '' : pick(['positive', 'negative']);
    const greets = chance(0.3);
    const replies = Array.from({ length: Math.floor(random() * 3) }, () => pick([true, false, null]));
    const operatorCount = chance(0.2) ? 1 : 0;
    const fields = {
      channel: pick(['web', '']),
      device: pick(['mobile', 'desktop', 'bot', '']),
      os: pick(['iOS', '']),
      browser: pick(['Mobile Safari', 'Firefox', '']),
      country: pick(['DE', 'AT', '']),
      region: pick(['Bavaria', '']),
      city: pick(cities),
      language: pick(['de', 'en', '']),
      status: pick(['open', 'snoozed', 'resolved']),
      handoff: pick(['bot', 'waiting', 'human']),
    };
    const path = pick(['/', '/help', '']);
    const referrer = pick(['news.example', '']);
    const handoffAt = chance(0.3) ? startedAt : null;
    const row: FilterableConversation = {
      agentId: pick(agents).id,
      fields: { ...fields, page: path, referrer, outcome, sentiment },
      tags: tags.filter(() => chance(0.2)),
      notes: chance(0.2) ? 1 : 0,
      topicIds: [...new Set(asked.map(({ rootId }) => rootId))],
      flagKinds,
      flagStatuses: flags.map(({ status }) => status),
      assigneeId: chance(0.4) ? pick(members).id : null,
      visitor,
      startedAt,
      lastAt: chance(0.2) ? new Date(Date.now() + 60_000) : new Date(startedAt.getTime() + 3_600_000),
      endedAt: chance(0.3) ? startedAt : null,
      messageCount: texts.length + replies.length + operatorCount + (greets ? 1 : 0),
      seenMessages: Math.floor(random() * 6),
      operatorCount,
      visitorCount: texts.length,
      botAnswers: texts.length > 0 ? replies.length : 0,
      goodAnswers: 0,
      isResponded: texts.length > 0 && replies.length + operatorCount > 0,
      isAnalysed: outcome !== '',
      questions: 0,
      unanswered: 0,
      helpfulCount: chance(0.2) ? 1 : 0,
      unhelpfulCount: chance(0.2) ? 1 : 0,
      handedOff: false,
      sample: chance(0.3),
      texts,
    };
    row.handedOff = handoffAt !== null || row.operatorCount > 0;
    rows.set(id, row);
    const unknown = (value: string) => (value === '' ? null : value);
    await sql`insert into conversation ${sql({
      id,
      workspace_id: workspaceId,
      agent_id: row.agentId,
      external_id: `c-${String(number)}`,
      visitor_id: visitor?.id ?? null,
      revision: 1,
      content_revision: 1,
      sample: row.sample,
      status: fields.status,
      handoff: fields.handoff,
      handoff_at: handoffAt,
      assignee_id: row.assigneeId,
      started_at: startedAt,
      last_at: row.lastAt,
      ended_at: row.endedAt,
      message_count: row.messageCount,
      visitor_count: row.visitorCount,
      bot_count: replies.length + (greets ? 1 : 0),
      operator_count: row.operatorCount,
      helpful_count: row.helpfulCount,
      unhelpful_count: row.unhelpfulCount,
      flag_kinds: flagKinds,
      tags: row.tags,
      channel: unknown(fields.channel),
      device: unknown(fields.device),
      os: unknown(fields.os),
      browser: unknown(fields.browser),
      country: unknown(fields.country),
      region: unknown(fields.region),
      city: unknown(fields.city),
      language: unknown(fields.language),
      referrer: referrer === '' ? null : `https://${referrer}/story`,
      page_url: path === '' ? null : `https://shop.example${path}?q=1`,
    })}`;
    const said: { role: string; text: string; answered: boolean | null }[] = [
      ...(greets ? [{ role: 'bot', text: 'Hello', answered: null }] : []),
      ...texts.map((text) => ({ role: 'visitor', text, answered: null })),
      ...replies.map((answered) => ({ role: 'bot', text: 'Well', answered })),
      ...Array.from({ length: operatorCount }, () => ({ role: 'operator', text: 'I am here', answered: null })),
    ];
    const messageIds = said.map(() => newId<MessageId>());
    for (const [position, message] of said.entries()) {
      const keys = { id: messageIds[position] ?? '', workspace_id: workspaceId, conversation_id: id };
      await sql`insert into message ${sql({ ...keys, ...message, position, external_id: `m-${String(position)}`, at: startedAt, revision: 1, content_hash: Buffer.from('x') })}`;
    }
    // Of the first reply, so that the flag says it is a fallback.
    const firstReply = replies.length > 0 ? messageIds[(greets ? 1 : 0) + texts.length] : undefined;
    const isCalledFallback = flags.some(({ kind, status }) => kind === 'knowledge_gap' && status !== 'wrong');
    const good = replies.filter((answered, nth) => answered !== false && !(nth === 0 && isCalledFallback));
    row.goodAnswers = texts.length > 0 ? good.length : 0;
    for (const deletedAt of [now, ...(row.notes > 0 ? [null] : [])]) {
      await sql`insert into note ${sql({ id: crypto.randomUUID(), workspace_id: workspaceId, conversation_id: id, text: 'x', deleted_at: deletedAt })}`;
    }
    if (texts.length === 0) row.topicIds = [];
    for (const [ordinal, topic] of texts.length === 0 ? [] : asked.entries()) {
      const answered = pick(['yes', 'no']);
      row.questions += 1;
      if (answered === 'no') row.unanswered += 1;
      await sql`insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered, topic_id)
        select m.id, ${ordinal}, workspace_id, conversation_id, m.text, ${answered}, ${topic.id}
        from message m where conversation_id = ${id} and role = 'visitor' order by position limit 1`;
    }
    for (const { kind, status } of flags) {
      const messageId = kind === 'knowledge_gap' ? (firstReply ?? null) : null;
      await sql`insert into flag ${sql({ id: crypto.randomUUID(), workspace_id: workspaceId, conversation_id: id, message_id: messageId, kind, status, score: 1, reason: '', evidence: '[]', flagged_by: 'test' })}`;
    }
    if (outcome !== '') {
      await sql`insert into analysis ${sql({ conversation_id: id, workspace_id: workspaceId, content_revision: 1, analysed_by: 'test', summary: [], evidence: '[]', outcome, sentiment, language: 'en' })}`;
    }
    await sql`insert into read_mark ${sql({ member_id: memberId, conversation_id: id, workspace_id: workspaceId, seen_messages: row.seenMessages })}`;
    await saveDocuments(sql, [{ id, workspaceId, revision: 1, ...buildDocument(texts) }]);
  }
  return { names: { now, timeZone: 'Europe/Berlin', memberId, agents, members, topics }, rows };
}

/** Three topics; the third was merged into the first. */
async function storeTopics(sql: Sql, workspaceId: WorkspaceId) {
  const ids = [1, 2, 3].map(() => newId<TopicId>());
  const [first] = ids as [TopicId];
  const labels = ['Opening hours', 'Returns', 'When are you open'];
  const topics = ids.map((id, index) => {
    const isMerged = index === 2;
    return { id, number: index + 1, label: labels[index] ?? '', rootId: isMerged ? first : id, isMerged };
  });
  for (const { id, number, label, rootId, isMerged } of topics) {
    await sql`insert into topic ${sql({ id, workspace_id: workspaceId, number, label, root_id: rootId, merged_into: isMerged ? rootId : null, size: 0, terms: [], counts: [] })}`;
  }
  return topics;
}
