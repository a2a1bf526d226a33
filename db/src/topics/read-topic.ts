import type { ConversationId, MemberId, TopicId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { QuestionKey, TopicActKind } from './words.ts';

export interface TopicQuestion extends QuestionKey {
  text: string;
  answered: 'yes' | 'partial' | 'no' | 'unknown';
  conversationId: ConversationId;
  /** The sender's id of the conversation. */
  externalId: string;
  /** When it was asked. */
  at: Date;
  /** The embedding model by which it was put here; null: by its words alone. */
  placedBy: string | null;
}

export interface TopicDetails {
  id: TopicId;
  number: number;
  label: string;
  isDecided: boolean;
  /** Of all time. */
  asked: number;
  judged: number;
  unanswered: number;
  visitors: number;
  /** How many of the questions embedding models put here; the others are here by their words alone. */
  byVector: { space: string; questions: number }[];
  /** Merged into it by a member. */
  parts: { number: number; label: string }[];
  /** What members did to it, the latest first. */
  acts: { id: string; kind: TopicActKind; memberId: MemberId | null; at: Date; isUndone: boolean }[];
  /** The newest first. */
  questions: TopicQuestion[];
  /** Give it as `after` for the next questions; null on the last page. */
  next: QuestionKey | null;
}

/**
 * A topic with a page of its questions, its merged parts' included. Of a merged topic, the one it is part of. Null when
 * the workspace has none of this number.
 */
export async function readTopic(
  sql: Sql,
  workspaceId: WorkspaceId,
  { number, after = null, limit = 50 }: { number: number; after?: QuestionKey | null; limit?: number },
): Promise<TopicDetails | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [topic] = await tx<Omit<TopicDetails, 'questions' | 'next'>[]>`
      select r.id, r.number, r.label, r.decided_at is not null as "isDecided", n.asked, n.judged, n.unanswered, n.visitors,
        coalesce((
          select jsonb_agg(jsonb_build_object('number', p.number, 'label', p.label) order by p.number)
          from topic p where p.root_id = r.id and p.id <> r.id and p.size > 0), '[]') as parts,
        coalesce((
          select jsonb_agg(jsonb_build_object('space', g.space, 'questions', g.questions) order by g.questions desc)
          from (
            select q.placed_by as space, count(*) as questions
            from topic p join question q on q.topic_id = p.id
            where p.root_id = r.id and q.placed_by is not null group by q.placed_by) as g), '[]') as "byVector",
        coalesce((
          select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'memberId', a.member_id, 'at', a.at,
            'isUndone', a.undone_at is not null) order by a.at desc)
          from topic_act a where a.topic_id = r.id), '[]') as acts
      from topic t join topic r on r.id = t.root_id
      cross join lateral (
        select count(*)::int as asked, count(*) filter (where q.answered <> 'unknown')::int as judged,
          count(*) filter (where q.answered = 'no')::int as unanswered,
          count(distinct coalesce(c.visitor_id, c.id))::int as visitors
        from topic p join question q on q.topic_id = p.id join conversation c on c.id = q.conversation_id
        where p.root_id = r.id) as n
      where t.workspace_id = ${workspaceId} and t.number = ${number}`;
    if (!topic) return null;
    const questions = await tx<TopicQuestion[]>`
      select q.message_id as "messageId", q.ordinal, q.text, q.answered, q.conversation_id as "conversationId",
        c.external_id as "externalId", m.at, q.placed_by as "placedBy"
      from topic p
      join question q on q.topic_id = p.id
      join message m on m.id = q.message_id
      join conversation c on c.id = q.conversation_id
      where p.workspace_id = ${workspaceId} and p.root_id = ${topic.id}
        ${after ? tx`and (q.message_id, q.ordinal) < (${after.messageId}, ${after.ordinal})` : tx``}
      order by q.message_id desc, q.ordinal desc
      limit ${limit + 1}`;
    const page = questions.slice(0, limit);
    const last = page.at(-1);
    return {
      ...topic,
      acts: topic.acts.map((act) => ({ ...act, at: new Date(act.at) })),
      questions: page,
      next: questions.length > limit && last ? { messageId: last.messageId, ordinal: last.ordinal } : null,
    };
  });
}
