/** Examples to learn from: what the local analyser reads of the answers in sets whose terms allow learning. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswers, type ConversationMessage } from '@debrief/pipelines/analyse';
import { z } from 'zod';
import type { Examples } from './boost.ts';

const rowSchema = z.object({
  id: z.string(),
  subset: z.string(),
  messages: z.array(
    z.object({
      role: z.enum(['visitor', 'bot', 'agent', 'note']),
      text: z.string(),
      raw_text: z.string().optional(),
      labels: z
        .object({
          answerability: z.string().optional(),
          breakdown: z.object({ O: z.number(), T: z.number(), X: z.number() }).optional(),
        })
        .optional(),
    }),
  ),
});

type Row = z.infer<typeof rowSchema>;

export interface LabelledExamples extends Examples {
  /** The label to score against, apart from the (softer) target to learn. */
  label: string[];
  /** `subset` or view: what a score is broken down by. */
  part: string[];
}

export function readRows(folder: string, set: string): Row[] {
  const lines = readFileSync(join(folder, set, 'dev.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => rowSchema.parse(JSON.parse(line)));
}

function toMessages(row: Row, raw: boolean): ConversationMessage[] {
  return row.messages.map(({ role, text, raw_text }) => ({
    role: role === 'agent' ? 'operator' : role === 'note' ? 'system' : role,
    text: raw ? (raw_text ?? text) : text,
  }));
}

function empty(): LabelledExamples {
  return { features: [], rows: [], target: [], group: [], label: [], part: [] };
}

function add(
  examples: LabelledExamples,
  features: Record<string, number>,
  entry: { target: number; group: string; label: string; part: string },
): void {
  if (examples.features.length === 0) examples.features = Object.keys(features);
  examples.rows.push(Float64Array.from(examples.features, (name) => features[name] ?? 0));
  examples.target.push(entry.target);
  examples.group.push(entry.group);
  examples.label.push(entry.label);
  examples.part.push(entry.part);
}

/** So much of a gap is an answer in part. */
const PARTIAL_TARGET = 0.7;

/** Questions that were answered or not; of the set's two views, the answers as written and as repaired. */
export function readGapExamples(folder: string): LabelledExamples {
  const examples = empty();
  for (const row of readRows(folder, 'mtrag')) {
    for (const raw of row.subset === 'mtrag-human' ? [false, true] : [false]) {
      const answers = readAnswers({ messages: toMessages(row, raw) });
      row.messages.forEach(({ labels }, index) => {
        const label = labels?.answerability;
        const answer = answers.find(({ question }) => question === index);
        if (!label || !answer) return;
        const target = label === 'unanswerable' ? 1 : label === 'partial' ? PARTIAL_TARGET : 0;
        add(examples, answer.features, { target, group: row.id, label, part: raw ? 'raw' : 'final' });
      });
    }
  }
  return examples;
}

/** Bot turns that broke a dialogue down, by the share of annotators who said so. */
export function readFailureExamples(folder: string): LabelledExamples {
  const examples = empty();
  for (const row of readRows(folder, 'dbdc3')) {
    const answers = readAnswers({ messages: toMessages(row, false) });
    row.messages.forEach(({ labels }, index) => {
      const votes = labels?.breakdown;
      const answer = answers.find((candidate) => candidate.message === index);
      if (!votes || !answer) return;
      const label = votes.O >= votes.T && votes.O >= votes.X ? 'O' : votes.T >= votes.X ? 'T' : 'X';
      const target = votes.X / (votes.O + votes.T + votes.X);
      add(examples, answer.features, { target, group: row.id, label, part: row.subset });
    });
  }
  return examples;
}
