/**
 * The body of `POST /v1/batch`: what a sender may say of a conversation.
 *
 * Ids are the sender's and make every item idempotent. Objects are strict: a field that is not understood is refused
 * with its JSON pointer, never dropped.
 */
import { z } from 'zod';

export const MAX_ITEMS = 1_000;
export const MAX_TEXT_BYTES = 64 * 1024;

/** PostgreSQL cannot hold NUL, and a lone surrogate has no UTF-8 form: both would be stored as something else. */
const storable = (text: string) => !text.includes('\0') && text.isWellFormed();
const NOT_STORABLE = 'must not hold a NUL byte or a lone surrogate';

function text(maxLength: number) {
  return z.string().max(maxLength).refine(storable, NOT_STORABLE);
}

const id = text(200).min(1);
const instant = z.iso.datetime({ offset: true, error: 'must be an ISO 8601 time with an offset' });

const properties = z
  .record(text(100), z.union([text(2_000), z.number(), z.boolean(), z.null()]))
  .refine((value) => Object.keys(value).length <= 50, 'may hold at most 50 keys');

export const visitorSchema = z.strictObject({
  id,
  name: text(200).optional(),
  email: text(320).optional(),
});

export const contextSchema = z.strictObject({
  userAgent: text(2_000).optional(),
  ip: text(64).optional(),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')
    .optional(),
  city: text(200).optional(),
  language: text(35).optional(),
  timezone: text(64).optional(),
  pageUrl: text(4_000).optional(),
  referrer: text(4_000).optional(),
  channel: text(50).optional(),
});

export const sourceSchema = z.strictObject({
  title: text(500).optional(),
  url: text(4_000).optional(),
  score: z.number().min(-1_000).max(1_000).optional(),
});

const conversationRef = {
  conversation: id,
  /** The chatbot's name; one named for the first time is created. Absent: the conversation's own, else `default`. */
  agent: id.optional(),
};

export const messageItemSchema = z.strictObject({
  type: z.literal('message'),
  ...conversationRef,
  id,
  role: z.enum(['visitor', 'bot', 'operator', 'system']),
  text: z
    .string()
    .refine((value) => Buffer.byteLength(value) <= MAX_TEXT_BYTES, `must be at most ${MAX_TEXT_BYTES} bytes`)
    .refine(storable, NOT_STORABLE),
  at: instant.optional(),
  visitor: visitorSchema.optional(),
  context: contextSchema.optional(),
  sources: z.array(sourceSchema).max(50).optional(),
  /** The bot's own confidence in its answer, 0 to 1. */
  confidence: z.number().min(0).max(1).optional(),
  /** The bot's own word on whether it answered. */
  answered: z.boolean().optional(),
  properties: properties.optional(),
});

export const feedbackItemSchema = z.strictObject({
  type: z.literal('feedback'),
  ...conversationRef,
  message: id,
  rating: z.enum(['helpful', 'unhelpful']),
  comment: text(10_000).optional(),
  at: instant.optional(),
});

export const handoffItemSchema = z.strictObject({
  type: z.literal('handoff'),
  ...conversationRef,
  reason: text(2_000).optional(),
  at: instant.optional(),
});

export const endItemSchema = z.strictObject({
  type: z.literal('end'),
  ...conversationRef,
  at: instant.optional(),
});

export const batchItemSchema = z.discriminatedUnion('type', [
  messageItemSchema,
  feedbackItemSchema,
  handoffItemSchema,
  endItemSchema,
]);

export const batchSchema = z.strictObject({
  items: z.array(batchItemSchema).min(1).max(MAX_ITEMS),
});

export type BatchItem = z.infer<typeof batchItemSchema>;
export type Batch = z.infer<typeof batchSchema>;
export type MessageContext = z.infer<typeof contextSchema>;
