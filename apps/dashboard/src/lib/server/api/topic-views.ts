/** Topics as /v1 gives them. */
import { topicActKinds, type TopicDetails, type TopicRow } from '@debrief/db';
import { z } from 'zod';

const counts = {
  asked: z.int().describe('Questions'),
  judged: z.int().describe('Of which it is known whether they were answered'),
  unanswered: z.int(),
  visitors: z.int().describe('Known visitors, and conversations of nobody known'),
};

export const topicSchema = z.object({
  number: z.int().describe('Its name in filters: `topic:<number>`'),
  label: z.string(),
  isDecided: z.boolean().describe('Somebody merged, split or renamed it: nothing else moves its questions'),
  ...counts,
  conversations: z.int(),
  weeks: z.array(z.int()).describe('Asked in each week, the earliest first'),
  examples: z.array(z.string()).describe("In the visitors' words"),
});

export const topicListSchema = z.object({
  topics: z.array(topicSchema),
  total: z.int().describe('Topics asked about within the weeks'),
  waiting: z.int().describe('Questions that are like no other yet'),
  weeks: z.array(z.iso.datetime()).describe('Where each week begins, and where the last one ends'),
});

export const wholeTopicSchema = z.object({
  number: z.int(),
  label: z.string(),
  isDecided: z.boolean(),
  ...counts,
  parts: z.array(z.object({ number: z.int(), label: z.string() })).describe('Topics merged into it'),
  changes: z
    .array(z.object({ id: z.string(), kind: z.enum(topicActKinds), at: z.iso.datetime(), undone: z.boolean() }))
    .describe('What was done to it, the latest first'),
  questions: z.array(
    z.object({
      id: z.string().describe('Names it in a split'),
      text: z.string(),
      answered: z.enum(['yes', 'partial', 'no', 'unknown']),
      conversation: z.string(),
      at: z.iso.datetime(),
      placedBy: z
        .string()
        .nullable()
        .describe('The embedding model by which it was put here; null: by its words alone'),
    }),
  ),
});

export function toTopic({ id: _, examples, ...row }: TopicRow): z.infer<typeof topicSchema> {
  return { ...row, examples: examples.map(({ text }) => text) };
}

export function toWholeTopic(topic: TopicDetails): z.infer<typeof wholeTopicSchema> {
  const { id: _, acts, next: __, byVector: ___, questions, ...rest } = topic;
  return {
    ...rest,
    changes: acts.map(({ id, kind, at, isUndone }) => ({ id, kind, at: at.toISOString(), undone: isUndone })),
    questions: questions.map(({ messageId, ordinal, text, answered, externalId, at, placedBy }) => ({
      id: `${messageId}_${String(ordinal)}`,
      ...{ text, answered, placedBy },
      conversation: externalId,
      at: at.toISOString(),
    })),
  };
}
