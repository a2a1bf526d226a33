/** Examples to learn from: what the local analyser reads of the answers in sets whose terms allow learning. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswers, type ConversationMessage, type ReadAnswer } from '@debrief/pipelines/analyse';
import { z } from 'zod';
import { readOwnRows, toOwnMessages } from '../own/read-own.ts';
import type { Examples } from './boost.ts';
import { gapFeatures } from './gap-features.ts';

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
  weight: number[];
  answer: ReadAnswer[];
}

interface Entry {
  target: number;
  group: string;
  label: string;
  part: string;
  weight?: number;
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

function collect(features: readonly string[] | null, entries: readonly [ReadAnswer, Entry][]): LabelledExamples {
  const names = features ?? Object.keys(entries[0]?.[0].features ?? {});
  const column = <K extends keyof Entry>(key: K) => entries.map(([, entry]) => entry[key]);
  return {
    features: [...names],
    rows: entries.map(([{ features: given }]) =>
      Float64Array.from(names, (name) => (given as Record<string, number>)[name] ?? 0),
    ),
    target: column('target'),
    group: column('group'),
    label: column('label'),
    part: column('part'),
    weight: entries.map(([, { weight }]) => weight ?? 1),
    answer: entries.map(([answer]) => answer),
  };
}

/** So much of a gap is an answer in part. */
const PARTIAL_TARGET = 0.6;
/** Answers as a model first wrote them are what bots send; those repaired by hand are twice as many. */
const RAW_GAP_WEIGHT = 2;

export const gapLabels: readonly string[] = ['unanswerable', 'partial'];

/** Questions that were answered or not; of the set's two views, the answers as written and as repaired. */
export function readGapExamples(folder: string): LabelledExamples {
  const entries: [ReadAnswer, Entry][] = [];
  for (const row of readRows(folder, 'mtrag')) {
    for (const raw of row.subset === 'mtrag-human' ? [false, true] : [false]) {
      const answers = readAnswers({ messages: toMessages(row, raw) });
      row.messages.forEach(({ labels }, index) => {
        const label = labels?.answerability;
        const answer = answers.find(({ question }) => question === index);
        if (!label || !answer) return;
        const target = label === 'unanswerable' ? 1 : label === 'partial' ? PARTIAL_TARGET : 0;
        const weight = raw && target > 0 ? RAW_GAP_WEIGHT : 1;
        entries.push([answer, { target, group: row.id, label, part: raw ? 'raw' : 'final', weight }]);
      });
    }
  }
  return collect(gapFeatures, entries);
}

/** Debrief's own gap set as examples; every row is a conversation of its own. */
export function readOwnExamples(): LabelledExamples {
  const entries = readOwnRows().flatMap((row, index): [ReadAnswer, Entry][] => {
    const answer = readAnswers({ messages: toOwnMessages(row) }).at(-1);
    if (!answer) return [];
    return [[answer, { target: Number(row.gap), group: `own ${index}`, label: String(row.gap), part: row.lang }]];
  });
  return collect(gapFeatures, entries);
}

/** Bot turns that broke a dialogue down, by the share of annotators who said so. */
export function readFailureExamples(folder: string): LabelledExamples {
  const entries: [ReadAnswer, Entry][] = [];
  for (const row of readRows(folder, 'dbdc3')) {
    const answers = readAnswers({ messages: toMessages(row, false) });
    row.messages.forEach(({ labels }, index) => {
      const votes = labels?.breakdown;
      const answer = answers.find((candidate) => candidate.message === index);
      if (!votes || !answer) return;
      const label = votes.O >= votes.T && votes.O >= votes.X ? 'O' : votes.T >= votes.X ? 'T' : 'X';
      const target = votes.X / (votes.O + votes.T + votes.X);
      entries.push([answer, { target, group: row.id, label, part: row.subset }]);
    });
  }
  return collect(null, entries);
}

/** Questions of mtrag as failed answers: what is known of failures without dbdc3. */
export function readFailureExamplesElsewhere(folder: string): LabelledExamples {
  const gaps = readRows(folder, 'mtrag').flatMap((row) => {
    const answers = readAnswers({ messages: toMessages(row, row.subset === 'mtrag-human') });
    return row.messages.flatMap(({ labels }, index): [ReadAnswer, Entry][] => {
      const label = labels?.answerability;
      const answer = answers.find(({ question }) => question === index);
      if (!label || !answer) return [];
      return [[answer, { target: Number(gapLabels.includes(label)), group: row.id, label, part: row.subset }]];
    });
  });
  return collect(null, gaps);
}
