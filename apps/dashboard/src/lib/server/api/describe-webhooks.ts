/** The webhooks of the OpenAPI description: what Debrief sends, and what the answer to it means. */
import { webhookEvents, type WebhookEvent } from '@debrief/db';
import { json } from './describe-schemas.ts';

const webhookSummaries: Record<WebhookEvent, string> = {
  'conversation.flagged': 'A flag was raised, by the analysis or by hand',
  'handoff.requested': 'A visitor waits for a human',
  'handoff.overdue': 'A visitor who waits was told that it takes longer',
  'operator.replied': 'A person answered the visitor',
  'message.edited': 'What a person answered has other words',
  'message.retracted': 'What a person answered was taken back: the visitor is no longer to see it',
  'bot.paused': 'A person has taken over: the bot is to be quiet',
  'bot.resumed': 'The bot is to answer again',
};

const webhookHeader = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, schema: { type: 'string' }, description },
});

function webhookOf(event: WebhookEvent) {
  return {
    post: {
      summary: webhookSummaries[event],
      description:
        'Signed as Standard Webhooks says; sent at least once, of one conversation in order. Set up in Settings → Webhooks.',
      parameters: [
        webhookHeader('webhook-id', 'The same each time it is sent: drop what you have'),
        webhookHeader('webhook-timestamp', 'Seconds since 1970; refuse what is old'),
        webhookHeader(
          'webhook-signature',
          '`v1,` and the base64 of the HMAC-SHA256 of `id.timestamp.body`; for 24 hours after a new secret was made two of them, with a space between',
        ),
      ],
      requestBody: { required: true, content: json('WebhookPayload') },
      responses: {
        '2XX': { description: 'Taken' },
        410: { description: 'Nothing more is wanted: the webhook is switched off' },
        '4XX': { description: 'Refused: sent again three times within hours, then given up' },
        '5XX': { description: 'Sent again ever later, for a day and a half; Retry-After is heeded' },
      },
    },
  };
}

/** One description per event. */
export function describeWebhooks(): object {
  return Object.fromEntries(webhookEvents.map((event) => [event, webhookOf(event)]));
}
