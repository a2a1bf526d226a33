import { handoffStates, statuses, TEST_EVENT, webhookEvents, type DeliveryToSend } from '@debrief/db';
import { z } from 'zod';

/** The body of a delivery. Ids are the sender's own, as everywhere in /v1. */
export const webhookPayloadSchema = z.object({
  type: z.enum([...webhookEvents, TEST_EVENT]),
  timestamp: z.iso.datetime().describe('When it happened'),
  data: z.object({
    conversation: z
      .object({
        id: z.string(),
        agent: z.string().describe('Key of the chatbot'),
        status: z.enum(statuses),
        handoff: z
          .enum(handoffStates)
          .describe('Who answers: the bot, nobody yet, a human. As it is when this is sent'),
        botPaused: z.boolean().describe('The bot says nothing; as it is when this is sent'),
      })
      .optional(),
    message: z
      .object({
        id: z.string(),
        text: z
          .string()
          .optional()
          .describe('What the visitor is to see: with operator.replied, message.edited and handoff.overdue'),
        at: z.iso.datetime(),
        author: z.string().nullable().optional().describe('With operator.replied and message.edited: who wrote it'),
      })
      .optional(),
    flag: z.object({ id: z.string(), kind: z.string(), score: z.number() }).optional(),
  }),
});

export type WebhookPayload = z.infer<typeof webhookPayloadSchema>;

/** What is sent: ids and states, and words only where the visitor is to see them. */
export function buildPayload({ event, at, conversation, message, flag }: DeliveryToSend): WebhookPayload {
  const isReply = event === 'operator.replied' || event === 'message.edited';
  const isSaid = isReply || event === 'handoff.overdue';
  return {
    type: event,
    timestamp: at.toISOString(),
    data: {
      ...(conversation && {
        conversation: {
          id: conversation.externalId,
          agent: conversation.agentKey,
          status: conversation.status,
          handoff: conversation.handoff,
          botPaused: conversation.botPaused,
        },
      }),
      ...(message && {
        message: {
          id: message.externalId,
          ...(isSaid && { text: message.text }),
          at: message.at.toISOString(),
          ...(isReply && { author: message.author }),
        },
      }),
      ...(flag && { flag }),
    },
  };
}
