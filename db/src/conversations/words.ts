export const messageRoles = ['visitor', 'bot', 'operator', 'system'] as const;
export type MessageRole = (typeof messageRoles)[number];

export const devices = ['desktop', 'mobile', 'tablet', 'tv', 'console', 'wearable', 'bot', 'other'] as const;
export type Device = (typeof devices)[number];

export const statuses = ['open', 'snoozed', 'resolved'] as const;
export type ConversationStatus = (typeof statuses)[number];

/** Who is answering: the bot, nobody yet (a human was asked for), or a human. */
export const handoffStates = ['bot', 'waiting', 'human'] as const;
export type HandoffState = (typeof handoffStates)[number];

/** Of an answer that comes in parts: it still grows, or it broke off and nobody said the rest. */
export const streamStates = ['open', 'lapsed'] as const;
export type StreamState = (typeof streamStates)[number];

/** Begins the ids of the messages in which Debrief itself tells a visitor who waits that it takes longer. */
export const WAIT_MESSAGE = 'debrief-wait-';
