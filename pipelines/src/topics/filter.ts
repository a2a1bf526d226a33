/**
 * `debrief cluster`: JSON lines `{id, text}` in, `{id, cluster, label, grouped_by}` out in the same order. All questions are
 * read first (memory grows with them, linearly); the same questions in another order get the same topics. With an
 * embedding model (`embed/env.ts`) questions are grouped by their meaning as well; what it does not answer, words group.
 */
import { z } from 'zod';
import { parseFilterLine } from '../analyse/index.ts';
import { createRedactor, findIntroducedNames } from '../redact/index.ts';
import { clusterQuestions } from './cluster-questions.ts';
import type { DenseVector } from './dense-vectors.ts';
import type { Embedder } from './embed/index.ts';
import { labelTopics } from './label-topics.ts';

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export interface ClusterFilterOptions {
  /** Absent or null: words alone, and no network. */
  embedder?: Embedder | null;
  /** Hears why questions have no vector. */
  warn?: (reason: string) => void;
}

/** Throws `FilterLineError` at the first line that is no question; empty lines are passed over. */
export async function runClusterFilter(
  input: AsyncIterable<string>,
  write: (line: string) => void | Promise<void>,
  { embedder = null, warn }: ClusterFilterOptions = {},
): Promise<void> {
  const questions: z.infer<typeof lineSchema>[] = [];
  let number = 0;
  for await (const line of input) {
    number += 1;
    if (line.trim() !== '') questions.push(parseFilterLine(line, number, lineSchema));
  }
  const texts = questions.map(({ text }) => text);
  const vectorOf = embedder ? await embedTexts(texts, embedder, warn) : new Map<string, DenseVector>();
  const { topic, topics } = await clusterQuestions(
    questions.map(({ id, text }) => ({ id: String(id), text, vector: vectorOf.get(text) ?? null })),
  );
  const labels = await labelTopics(texts, topic, topics);
  for (const [index, { id, text }] of questions.entries()) {
    const cluster = topic[index] ?? 0;
    const groupedBy = embedder && vectorOf.has(text) ? `words and ${embedder.space}` : 'words';
    await write(`${JSON.stringify({ id, cluster, label: labels[cluster] ?? '', grouped_by: groupedBy })}\n`);
  }
}

/** The desk's own limits count; there is no workspace to have others. */
const NO_ACCOUNT = { workspaceId: 'filter', budget: { tokens: null, usd: null } };

/** The vectors that the model gave, by text. What leaves the house is redacted; the same text is asked about once. */
async function embedTexts(
  texts: readonly string[],
  embedder: Embedder,
  warn?: (reason: string) => void,
): Promise<Map<string, DenseVector>> {
  const own = [...new Set(texts)];
  const sent = own.map((text) => {
    const names = embedder.redactNames ? findIntroducedNames([text]) : [];
    return createRedactor({ names }).redact(text).text;
  });
  const { vectors, failure } = await embedder.embed(sent, NO_ACCOUNT);
  if (failure !== null) warn?.(failure);
  return new Map(
    own.flatMap((text, at) => {
      const vector = vectors[at];
      return vector ? [[text, vector] as const] : [];
    }),
  );
}
