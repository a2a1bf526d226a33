import type { FoundQuestion } from './findings.ts';

/** A question with its place within its message, which may hold several. */
export interface NumberedQuestion extends FoundQuestion {
  ordinal: number;
}

/** Numbers questions within their messages, in the order given. */
export function numberQuestions(found: FoundQuestion[]): NumberedQuestion[] {
  const next = new Map<string, number>();
  return found.map((question) => {
    const ordinal = next.get(question.messageId) ?? 0;
    next.set(question.messageId, ordinal + 1);
    return { ...question, ordinal };
  });
}

/** Whether the stored questions are these. */
export function sameQuestions(stored: NumberedQuestion[], found: NumberedQuestion[]): boolean {
  if (stored.length !== found.length) return false;
  const known = new Set(stored.map(textOf));
  return found.every((question) => known.has(textOf(question)));
}

function textOf({ messageId, ordinal, text, answered }: NumberedQuestion): string {
  return JSON.stringify([messageId, ordinal, text, answered]);
}
