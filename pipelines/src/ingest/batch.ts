/**
 * The body of `POST /v1/batch`: what a sender may say of a conversation.
 *
 * Ids are the sender's and make every item idempotent. Objects are strict: a field that is not understood is refused
 * with its JSON pointer, never dropped.
 */
import { z } from 'zod';

export const MAX_ITEMS = 1_000;
/** Of one message, in UTF-8. A visitor's text is nobody's mistake, so a longer one is refused alone: see to-incoming.ts. */
export const MAX_TEXT_BYTES = 64 * 1024;

const MAX_PROPERTIES = 50;
const MAX_ATTACHMENTS = 20;

/** PostgreSQL cannot hold NUL, and a lone surrogate has no UTF-8 form: both would be stored as something else. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

const notStorable = { error: 'must not hold a NUL or a lone surrogate', params: { code: 'not_storable' } };

function text(maxLength: number) {
  return z.string().max(maxLength).refine(isStorable, notStorable);
}

/** An array that is measured before its elements are looked at, so that a hostile one costs nothing. */
function list<Element extends z.ZodType>(element: Element, maxLength: number) {
  return z.array(z.unknown()).max(maxLength).pipe(z.array(element).max(maxLength));
}

const id = text(200).min(1);

const instant = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 time with an offset, such as 2026-11-01T10:00:00Z' })
  .refine((value) => Date.parse(value) >= 0, { error: 'must not be before 1970', params: { code: 'out_of_range' } });

const properties = z
  .custom<Record<string, unknown>>(isObject, { error: 'must be an object', params: { code: 'wrong_type' } })
  .refine((value) => Object.keys(value).length <= MAX_PROPERTIES, {
    error: `may hold at most ${MAX_PROPERTIES} keys`,
    params: { code: 'too_many' },
  })
  // Zod drops this one silently.
  .refine((value) => !Object.hasOwn(value, '__proto__'), {
    error: 'no property may have this name',
    path: ['__proto__'],
    params: { code: 'unknown_field' },
  })
  .pipe(
    z.record(
      text(100),
      z.union([text(2_000), z.number(), z.boolean(), z.null()], {
        error: 'must be text, a number, true, false or null',
      }),
    ),
  );

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const visitorSchema = z.strictObject({
  id,
  name: text(200).optional(),
  email: text(320).optional(),
});

export const contextSchema = z.strictObject({
  userAgent: text(2_000).optional(),
  ip: text(64).optional().describe('Looked up for a place, then dropped.'),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')
    .optional(),
  city: text(200).optional(),
  language: text(35).optional().describe('BCP 47'),
  timezone: text(64).optional().describe('IANA name'),
  pageUrl: text(4_000).optional(),
  referrer: text(4_000).optional(),
  channel: text(50).optional(),
});

export const sourceSchema = z.strictObject({
  title: text(500).optional(),
  url: text(4_000).optional(),
  score: z.number().min(-1_000).max(1_000).optional(),
});

export const attachmentSchema = z.strictObject({
  name: text(300).min(1),
  url: text(4_000)
    .refine(isWebAddress, { error: 'must be an http or https address', params: { code: 'invalid_format' } })
    .describe('http or https. Shown as a link, and never fetched.'),
  type: text(200).optional().describe('Media type'),
  size: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe('In bytes'),
});

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

const conversationRef = {
  conversation: id,
  agent: id
    .optional()
    .describe("The chatbot; one named for the first time is created. Absent: the conversation's own, else `default`."),
};

export const messageItemSchema = z.strictObject({
  type: z.literal('message'),
  ...conversationRef,
  id,
  role: z.enum(['visitor', 'bot', 'operator', 'system']),
  text: z.string().refine(isStorable, notStorable).describe(`At most ${MAX_TEXT_BYTES} bytes of UTF-8.`),
  at: instant.optional().describe('Absent: when it arrives.'),
  visitor: visitorSchema.optional(),
  context: contextSchema.optional(),
  streaming: z
    .boolean()
    .optional()
    .describe(
      'The text is what a bot has said so far, and the message grows: each post of this id replaces the one before, ' +
        'until one without `streaming` says the whole. It is not analysed, and not found, before that.',
    ),
  sources: list(sourceSchema, 50).optional(),
  attachments: list(attachmentSchema, MAX_ATTACHMENTS).optional(),
  confidence: z.number().min(0).max(1).optional().describe("The bot's own confidence in its answer."),
  answered: z.boolean().optional().describe("The bot's own word on whether it answered."),
  properties: properties.optional(),
});

export const editItemSchema = z.strictObject({
  type: z.literal('edit'),
  ...conversationRef,
  message: id,
  text: z.string().refine(isStorable, notStorable).describe(`At most ${MAX_TEXT_BYTES} bytes of UTF-8.`),
  at: instant.describe('Names the edit: sent again it changes nothing, and of two the later one stands.'),
});

export const retractionItemSchema = z.strictObject({
  type: z.literal('retraction'),
  ...conversationRef,
  message: id.describe('One with the role `operator`'),
  at: instant.optional().describe('Absent: when it arrives. What is taken back already stays so.'),
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
  editItemSchema,
  retractionItemSchema,
  feedbackItemSchema,
  handoffItemSchema,
  endItemSchema,
]);

/** For the documentation; `parseBatch` looks at items one by one, so that it can stop early. */
export const batchSchema = z.strictObject({
  items: z.array(batchItemSchema).min(1).max(MAX_ITEMS),
});

export type BatchItem = z.infer<typeof batchItemSchema>;
export type MessageContext = z.infer<typeof contextSchema>;
