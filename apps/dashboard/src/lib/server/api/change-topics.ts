/** What programs do to topics: they rename, merge and split, and take it back, as members do on the page. */
import type { MessageId, QuestionKey, Sql } from '@debrief/db';
import {
  mergeTopics,
  renameTopic,
  splitTopic,
  undoTopicActNamed,
  type Asker,
  type TopicChange,
} from '@debrief/pipelines/topics/run';
import { z } from 'zod';
import type { Handler } from './edge.ts';
import { Problem } from './problem.ts';
import { readJsonBody } from './read-json-body.ts';

const id = z.string().min(1).max(200).describe('Yours: the same change sent again is done already');
const number = z.int().positive();
const label = z.string().trim().min(1).max(80);
const questionId = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}_\d{1,4}$/, 'this is no id of a question')
  .describe('As `/v1/topics/{id}` gives it');

export const topicChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), id, topic: number, label }),
  z
    .strictObject({ kind: z.literal('merge'), id, from: number, into: number })
    .describe('`from` becomes part of `into`, which keeps its name'),
  z
    .strictObject({
      kind: z.literal('split'),
      id,
      topic: number,
      label,
      questions: z.array(questionId).min(1).max(500),
    })
    .describe('The questions become a topic of their own'),
]);

export const topicChangeResultSchema = z.object({
  id: z.string(),
  topic: z.int().describe('Number of the topic that is left, or was made'),
});
export const topicUndoneSchema = z.object({ id: z.string(), undone: z.literal(true) });

/** The handlers; `wake` is called after each commit that wrote something. */
export function createTopicChanges({ sql, wake }: { sql: Sql; wake: () => void }) {
  const change: Handler = async ({ request }, { workspaceId }) => {
    const asked = await readJsonBody(request, topicChangeSchema);
    const result = await apply({ workspaceId, memberId: null, externalId: asked.id }, asked);
    if (!result.done) throw refusal(result.because, asked);
    if (!result.wasDone) wake();
    const body = { id: asked.id, topic: result.number };
    return Response.json(body, { status: result.wasDone ? 200 : 201 });
  };

  async function apply(asker: Asker, asked: z.infer<typeof topicChangeSchema>): Promise<TopicChange> {
    switch (asked.kind) {
      case 'rename':
        return renameTopic(sql, asker, { number: asked.topic, label: asked.label });
      case 'merge':
        return mergeTopics(sql, asker, asked);
      case 'split':
        return splitTopic(sql, asker, {
          number: asked.topic,
          label: asked.label,
          questions: asked.questions.map(toQuestionKey),
        });
    }
  }

  const undo: Handler = async ({ params }, { workspaceId }) => {
    const name = params.id ?? '';
    const result = await undoTopicActNamed(sql, workspaceId, name);
    if (result === 'unknown') {
      throw new Problem({ status: 404, code: 'unknown_change', detail: `There is no change "${name}" of topics.` });
    }
    if (result === 'undone') wake();
    return Response.json({ id: name, undone: true });
  };

  return { change, undo };
}

function refusal(
  because: Extract<TopicChange, { done: false }>['because'],
  asked: z.infer<typeof topicChangeSchema>,
): Problem {
  switch (because) {
    case 'taken':
      return new Problem({
        status: 409,
        code: 'id_taken',
        detail: `The id "${asked.id}" was given to another change of topics.`,
        pointer: '/id',
      });
    case 'unknown':
      return new Problem({ status: 404, code: 'unknown_topic', detail: 'There is no topic of this number.' });
    case 'same':
      return new Problem({ status: 409, code: 'same_topic', detail: 'These are one topic already.', pointer: '/into' });
    case 'nothing':
      return new Problem({
        status: 409,
        code: 'no_questions',
        detail: 'None of these questions is in this topic.',
        pointer: '/questions',
      });
  }
}

function toQuestionKey(id: string): QuestionKey {
  const [messageId = '', ordinal = ''] = id.split('_');
  return { messageId: messageId as MessageId, ordinal: Number(ordinal) };
}
