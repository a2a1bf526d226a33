import type { MessageId, TopicId } from '../ids.ts';

export const topicActKinds = ['rename', 'merge', 'split'] as const;
export type TopicActKind = (typeof topicActKinds)[number];

/** A question's key: its message, and its place within the message. */
export interface QuestionKey {
  messageId: MessageId;
  ordinal: number;
}

/** A topic's state before a member's act, as far as the act changed it. */
export interface TopicBefore {
  topics: {
    id: TopicId;
    label: string;
    namedBy: string | null;
    mergedInto: TopicId | null;
    decidedAt: string | null;
  }[];
  /** A split: the topic it made. */
  made?: TopicId;
}
