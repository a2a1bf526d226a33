/**
 * Debrief's own gap set: questions to a shop's bot and its answers in seven languages, written for Debrief and labelled
 * by hand (`gap`: the bot left the question without an answer). It shows whether a language works at all; it is no
 * published yardstick. `kind` says what a row is there for.
 */
import { readFileSync } from 'node:fs';
import type { ConversationMessage } from '@debrief/pipelines/analyse';
import { z } from 'zod';

const rowSchema = z.object({
  lang: z.string(),
  /** Absent in the first rows: a plain denial, or a plain answer. */
  kind: z.enum(['deflection', 'partial', 'wrong-article', 'small-talk', 'answer', 'denial']).optional(),
  q: z.string(),
  a: z.string(),
  gap: z.boolean(),
});

export type OwnRow = z.infer<typeof rowSchema>;

export function readOwnRows(): OwnRow[] {
  const lines = readFileSync(new URL('gaps.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => rowSchema.parse(JSON.parse(line)));
}

export function toOwnMessages({ q, a }: OwnRow): ConversationMessage[] {
  return [
    { role: 'visitor', text: q },
    { role: 'bot', text: a },
  ];
}
