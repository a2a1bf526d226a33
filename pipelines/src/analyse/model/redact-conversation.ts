/** A conversation as it may leave the house, and the way back from what a model says of it. */
import type { Span } from '../../evidence/index.ts';
import { createRedactor } from '../../redact/index.ts';
import type { ConversationToAnalyse } from '../analyser.ts';

export interface RedactedConversation {
  /** The redacted text of each message. */
  texts: string[];
  /** The redacted comment on each message's rating, where there is one. */
  comments: (string | undefined)[];
  /** A span of a redacted text as a span of the message's own text. */
  toOriginal(span: Span): Span;
  /** A model's words with the private data back in; payment data and secrets stay out of what is written anew. */
  restore(text: string): string;
}

const neverRestored: Record<string, string> = { CARD: 'card number', IBAN: 'bank account', SECRET: 'secret' };

export function redactConversation(
  { messages }: Pick<ConversationToAnalyse, 'messages'>,
  names: readonly string[] = [],
): RedactedConversation {
  const redactor = createRedactor({ names });
  const redacted = messages.map(({ text }) => redactor.redact(text));
  const comments = messages.map(({ ratingComment }) => ratingComment && redactor.redact(ratingComment).text);
  return {
    texts: redacted.map(({ text }) => text),
    comments,
    toOriginal({ message, start, end }) {
      return { message, ...redacted[message]!.toOriginal({ start, end }) };
    },
    restore(text) {
      return redactor.restore(
        text.replace(/\[(CARD|IBAN|SECRET)_\d+\]/g, (_, kind: string) => `[${neverRestored[kind]}]`),
      );
    },
  };
}
