/** What programs are shown of conversations: the shapes of `GET /v1/conversations` and `/v1/stream`, ids being the sender's. */
import {
  devices,
  handoffStates,
  messageRoles,
  statuses,
  taggerOf,
  taggers,
  type ConversationRecord,
  type ConversationRow,
  type Findings,
  type MessageView,
  type TextSpan,
} from '@debrief/db';
import { attachmentSchema, sourceSchema } from '@debrief/pipelines/ingest';
import { z } from 'zod';

const instant = z.iso.datetime();
const text = z.string().nullable();

const spanSchema = z.object({
  message: z.string().describe("The message's id"),
  start: z.int().describe('UTF-16 code units into its text'),
  end: z.int().describe('Exclusive'),
});

export const messageSchema = z.object({
  id: z.string(),
  role: z.enum(messageRoles),
  text: z.string(),
  at: instant,
  streaming: z.boolean().describe('It still grows'),
  editedAt: instant.nullable(),
  retractedAt: instant.nullable().describe('Taken back: `text` is empty, and the last of `earlier` is what it said'),
  retractedBy: text.describe('The teammate who took it back in the Inbox'),
  earlier: z
    .array(z.object({ text: z.string(), at: instant.describe('From when it stood') }))
    .nullable()
    .describe('What an edited message said before, the first first'),
  sources: z.array(sourceSchema).nullable(),
  attachments: z.array(attachmentSchema).nullable(),
  confidence: z.number().nullable(),
  answered: z.boolean().nullable().describe("The bot's own word on whether it answered"),
  rating: z.enum(['helpful', 'unhelpful']).nullable(),
  comment: text.describe('Of the rating'),
  ratedAt: instant.nullable(),
  author: text.describe('The teammate who wrote it in the Inbox'),
});

export const flagSchema = z.object({
  kind: z.string(),
  message: text.describe('Null for a flag on the whole conversation'),
  score: z.number(),
  reason: z.string(),
  status: z.string().describe('`open`, or a reviewer’s verdict: `right`, `wrong`'),
  flaggedBy: z.string(),
  evidence: z.array(spanSchema),
});

export const conversationSchema = z.object({
  id: z.string(),
  agent: z.string(),
  revision: z.int().describe('Rises with each change'),
  visitor: z.object({ id: z.string(), name: text, email: text }).nullable(),
  status: z.enum(statuses),
  handoff: z.enum(handoffStates).describe('Who is answering; `waiting`: a human was asked for'),
  botPaused: z.boolean().describe('A person answers: the bot says nothing'),
  handoffAt: instant.nullable(),
  handoffReason: text,
  startedAt: instant,
  lastAt: instant,
  endedAt: instant.nullable(),
  messageCount: z.int(),
  preview: z
    .object({ role: z.enum(messageRoles), text: z.string() })
    .nullable()
    .describe('Of the latest message'),
  channel: text,
  device: z.enum(devices).nullable(),
  browser: text,
  os: text,
  country: text.describe('ISO 3166-1 alpha-2'),
  region: text,
  city: text,
  language: text.describe('BCP 47'),
  timezone: text.describe('IANA'),
  pageUrl: text,
  referrer: text,
  ratings: z.object({ helpful: z.int(), unhelpful: z.int() }),
  flagKinds: z.array(z.string()),
  tags: z.array(z.string()),
  taggings: z
    .array(
      z.object({
        tag: z.string(),
        by: z.enum(taggers).describe('`rule`: its description matched without a model'),
        name: text.describe('Of the member'),
        at: instant,
      }),
    )
    .describe('The same tags, with who put each on'),
  assignee: z.object({ name: z.string(), email: z.string() }).nullable(),
  snoozedUntil: instant.nullable().describe('With the status `snoozed`'),
  noteCount: z.int().describe('Of the team: `GET /v1/conversations/{id}/notes`'),
  outcome: text,
  sample: z.boolean(),
});

export const analysisSchema = z.object({
  summary: text,
  summarySentences: z.array(z.object({ text: z.string(), evidence: z.array(spanSchema) })),
  outcome: text,
  sentiment: text,
  analysedBy: text,
  analysedAt: instant.nullable(),
  analysisIsStale: z.boolean().nullable().describe('Something was said or rated since'),
  flags: z.array(flagSchema),
});

export const wholeConversationSchema = conversationSchema.extend({
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  ...analysisSchema.shape,
  messages: z.array(messageSchema),
});

export const conversationPageSchema = z.object({
  conversations: z.array(conversationSchema),
  next: text.describe('`cursor` of the next page; null on the last'),
});

export type ConversationJson = z.infer<typeof conversationSchema>;

/** A conversation as a list or an event tells of it. */
export function toConversation(row: ConversationRow): ConversationJson {
  const { visitorExternalId, previewRole, previewText } = row;
  return {
    id: row.externalId,
    agent: row.agentKey,
    revision: row.revision,
    visitor:
      visitorExternalId === null ? null : { id: visitorExternalId, name: row.visitorName, email: row.visitorEmail },
    status: row.status,
    handoff: row.handoff,
    botPaused: row.botPaused,
    handoffAt: iso(row.handoffAt),
    handoffReason: row.handoffReason,
    startedAt: row.startedAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    endedAt: iso(row.endedAt),
    messageCount: row.messageCount,
    preview: previewRole === null ? null : { role: previewRole, text: previewText ?? '' },
    channel: row.channel,
    device: row.device,
    browser: row.browser,
    os: row.os,
    country: row.country,
    region: row.region,
    city: row.city,
    language: row.language,
    timezone: row.timeZone,
    pageUrl: row.pageUrl,
    referrer: row.referrer,
    ratings: { helpful: row.helpfulCount, unhelpful: row.unhelpfulCount },
    flagKinds: row.flagKinds,
    tags: row.tags,
    taggings: row.taggings.map(({ tag, taggedBy, name, at }) => ({
      ...{ tag, name, by: taggerOf(taggedBy), at: new Date(at).toISOString() },
    })),
    assignee: row.assignee,
    snoozedUntil: iso(row.snoozedUntil),
    noteCount: row.noteCount,
    outcome: row.outcome,
    sample: row.sample,
  };
}

export function toMessage(message: MessageView): z.infer<typeof messageSchema> {
  const { externalId: id, role, text, sources, attachments, confidence, answered, rating, author } = message;
  return {
    id,
    role,
    text,
    at: message.at.toISOString(),
    streaming: message.stream === 'open',
    editedAt: iso(message.editedAt),
    retractedAt: iso(message.retractedAt),
    retractedBy: message.retractedBy,
    earlier: message.earlier?.map(({ text, at }) => ({ text, at: new Date(at).toISOString() })) ?? null,
    sources,
    attachments: message.retractedAt ? null : attachments,
    confidence,
    answered,
    rating,
    comment: message.ratingComment,
    ratedAt: iso(message.ratedAt),
    author,
  };
}

/** What was found, by the sender's ids. Evidence in a message that is gone is left out. */
export function toAnalysis({ analysis, flags, externalIds }: Findings): z.infer<typeof analysisSchema> {
  const toSpans = (spans: TextSpan[]) =>
    spans.flatMap(({ messageId, start, end }) => {
      const message = externalIds.get(messageId);
      return message === undefined ? [] : [{ message, start, end }];
    });
  return {
    summary: analysis && analysis.summary.length > 0 ? analysis.summary.join(' ') : null,
    summarySentences: (analysis?.summary ?? []).map((text, sentence) => ({
      text,
      evidence: toSpans((analysis?.evidence ?? []).filter((span) => span.sentence === sentence)),
    })),
    outcome: analysis?.outcome ?? null,
    sentiment: analysis?.sentiment ?? null,
    analysedBy: analysis?.analysedBy ?? null,
    analysedAt: iso(analysis?.analysedAt ?? null),
    analysisIsStale: analysis?.stale ?? null,
    flags: flags.map(({ kind, messageId, score, reason, status, flaggedBy, evidence }) => ({
      kind,
      message: messageId && (externalIds.get(messageId) ?? null),
      score,
      reason,
      status,
      flaggedBy,
      evidence: toSpans(evidence),
    })),
  };
}

export function toWholeConversation(record: ConversationRecord): z.infer<typeof wholeConversationSchema> {
  const externalIds = new Map(record.messages.map(({ id, externalId }) => [id, externalId]));
  return {
    ...toConversation(record),
    properties: record.properties,
    ...toAnalysis({ ...record, externalIds }),
    messages: record.messages.map(toMessage),
  };
}

function iso(at: Date | null): string | null {
  return at && at.toISOString();
}
