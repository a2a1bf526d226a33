/**
 * `debrief cluster`: JSON lines `{id, text}` in, `{id, cluster, label}` out in the same order. All questions are read
 * first (memory grows with them, linearly); the same questions in another order get the same topics.
 */
import { z } from 'zod';
import { parseFilterLine } from '../analyse/index.ts';
import { clusterQuestions } from './cluster-questions.ts';
import { labelTopics } from './label-topics.ts';

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** Throws `FilterLineError` at the first line that is no question; empty lines are passed over. */
export async function runClusterFilter(
  input: AsyncIterable<string>,
  write: (line: string) => void | Promise<void>,
): Promise<void> {
  const questions: z.infer<typeof lineSchema>[] = [];
  let number = 0;
  for await (const line of input) {
    number += 1;
    if (line.trim() !== '') questions.push(parseFilterLine(line, number, lineSchema));
  }
  const { topic, topics } = clusterQuestions(questions.map(({ id, text }) => ({ id: String(id), text })));
  const labels = labelTopics(
    questions.map(({ text }) => text),
    topic,
    topics,
  );
  for (const [index, { id }] of questions.entries()) {
    const cluster = topic[index] ?? 0;
    await write(`${JSON.stringify({ id, cluster, label: labels[cluster] ?? '' })}\n`);
  }
}
