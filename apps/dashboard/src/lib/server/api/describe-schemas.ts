/* The parts of the OpenAPI description that have a name, from the Zod schemas that read and write them. */
import {
  batchSchema,
  editItemSchema,
  endItemSchema,
  feedbackItemSchema,
  handoffItemSchema,
  messageItemSchema,
  retractionItemSchema,
} from '@debrief/pipelines/ingest';
import { webhookPayloadSchema } from '@debrief/pipelines/webhooks';
import { z } from 'zod';
import {
  conversationPageSchema,
  conversationSchema,
  flagSchema,
  messageSchema,
  wholeConversationSchema,
} from './conversation-views.ts';
import { topicChangeResultSchema, topicChangeSchema, topicUndoneSchema } from './change-topics.ts';
import { topicListSchema, topicSchema, wholeTopicSchema } from './topic-views.ts';
import {
  changeSchema,
  improvedAnswerPageSchema,
  improvedAnswerSchema,
  newNoteSchema,
  noteSchema,
  notesSchema,
} from './work-on-conversations.ts';

const itemErrorSchema = z.object({ code: z.string(), detail: z.string(), pointer: z.string() });

const itemResultSchema = z.object({
  status: z.enum(['created', 'duplicate', 'rejected']),
  id: z.string().describe('Of the message, or of the conversation'),
  error: itemErrorSchema.optional(),
});

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('For programs: never changes'),
  detail: z.string().describe('For people'),
  pointer: z.string().optional().describe('JSON pointer into the body'),
  errors: z.array(itemErrorSchema).optional().describe('Twenty at most'),
  requestId: z.string(),
});

const schemas = {
  Batch: batchSchema,
  BatchResult: z.object({ items: z.array(itemResultSchema) }),
  MessageItem: messageItemSchema.omit({ type: true }),
  EditItem: editItemSchema.omit({ type: true }),
  RetractionItem: retractionItemSchema.omit({ type: true }),
  FeedbackItem: feedbackItemSchema.omit({ type: true }),
  HandoffItem: handoffItemSchema.omit({ type: true }),
  EndItem: endItemSchema.omit({ type: true }),
  ItemResult: itemResultSchema,
  Conversation: conversationSchema,
  Message: messageSchema,
  Flag: flagSchema,
  ConversationPage: conversationPageSchema,
  WholeConversation: wholeConversationSchema,
  ConversationChange: changeSchema,
  NewNote: newNoteSchema,
  Note: noteSchema,
  Notes: notesSchema,
  ImprovedAnswer: improvedAnswerSchema,
  ImprovedAnswerPage: improvedAnswerPageSchema,
  Topic: topicSchema,
  TopicList: topicListSchema,
  WholeTopic: wholeTopicSchema,
  TopicChange: topicChangeSchema,
  TopicChangeResult: topicChangeResultSchema,
  TopicChangeUndone: topicUndoneSchema,
  WebhookPayload: webhookPayloadSchema,
  Problem: problemSchema,
};

/** Points at a schema by its name. */
export const ref = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });
/** A JSON body of that schema. */
export const json = (name: SchemaName) => ({ 'application/json': { schema: ref(name) } });
/** A refusal, as problem+json. */
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});

export type SchemaName = keyof typeof schemas;

/** The schemas by their names, as JSON Schema. */
export function describeSchemas(): object {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const uri = (id: string) => `#/components/schemas/${id}`;
  const described = z.toJSONSchema(registry, { uri }).schemas;
  return Object.fromEntries(Object.entries(described).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
}
