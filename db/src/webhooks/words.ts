/** What a workspace can have told to a program of its own. */
export const webhookEvents = [
  'conversation.flagged',
  'handoff.requested',
  'handoff.overdue',
  'operator.replied',
  'message.edited',
  'message.retracted',
  'bot.paused',
  'bot.resumed',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Sent when a member presses the button, whatever the webhook listens to. */
export const TEST_EVENT = 'webhook.test';
export type DeliveredEvent = WebhookEvent | typeof TEST_EVENT;

/** `failed`: given up; a member may ask for another try. */
export const deliveryStates = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** More would make every message a workspace takes in cost too much. */
export const MAX_WEBHOOKS = 10;
