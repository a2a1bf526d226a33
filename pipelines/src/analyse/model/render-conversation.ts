import type { ConversationToAnalyse } from '../analyser.ts';
import type { RedactedConversation } from './redact-conversation.ts';
import { renderData } from './render-data.ts';

/** A message longer than this shows its beginning and its end; quotes are still found in all of it. */
const MAX_MESSAGE_CHARS = 8_000;
const HEAD_CHARS = 6_000;
const TAIL_CHARS = 1_500;

/** What a message adds to the prompt, about; used to cut a conversation into parts. */
export function renderedLength(text: string): number {
  return Math.min(text.length, MAX_MESSAGE_CHARS) + 60;
}

/** The messages `from` to before `to`, numbered as in the whole conversation. */
export function renderConversation(
  conversation: ConversationToAnalyse,
  { texts, comments }: RedactedConversation,
  [from, to]: readonly [number, number],
): string {
  const rows = conversation.messages.slice(from, to).map(({ role, rating, answered, confidence }, i) => ({
    n: from + i,
    role,
    text: shorten(texts[from + i]!),
    rating,
    comment: comments[from + i],
    answered,
    confidence,
  }));
  return renderData('conversation', rows);
}

function shorten(text: string): string {
  if (text.length <= MAX_MESSAGE_CHARS) return text;
  const left = text.length - HEAD_CHARS - TAIL_CHARS;
  return `${text.slice(0, HEAD_CHARS)} […${left} characters left out…] ${text.slice(-TAIL_CHARS)}`.toWellFormed();
}
