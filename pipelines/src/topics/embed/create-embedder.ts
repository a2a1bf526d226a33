/**
 * Vectors of questions from an embedding model, by the same rules as a chat model's answers: within the day's budget, in
 * its turn, tried again by status and code alone. What goes wrong is an outcome with a reason.
 */
import {
  askPatiently,
  costOf,
  estimateTokens,
  FREE,
  loadOnce,
  prepareCalls,
  readFailure,
  type Answer,
  type CallingOptions,
  type SpendAccount,
  type Usage,
} from '../../analyse/model/index.ts';
import type { DenseVector } from '../dense-vectors.ts';
import { checkVectors } from './check-vectors.ts';
import { loadEmbeddings, type EmbeddingAnswer, type EmbeddingConnection } from './load-embeddings.ts';

export interface EmbedderOptions extends EmbeddingConnection, CallingOptions {
  /** Put before each text, for models that want to be told what it is for. */
  prefix?: string;
  /** Texts in one call. */
  batch?: number;
}

export interface Embedded {
  /** One for each text, in order; null for those that got none. */
  vectors: (DenseVector | null)[];
  /** Why some got none; null when none was left out by a fault. */
  failure: string | null;
}

export interface Embedder {
  /** Names the model and how it is asked: only vectors of one space are compared. */
  space: string;
  redactNames: boolean;
  /** The length of its vectors; null before the first answer. */
  dimensions(): number | null;
  /** Texts as they may leave the house. Throws only the caller's own abort. */
  embed(texts: readonly string[], account: SpendAccount, signal?: AbortSignal): Promise<Embedded>;
}

/** A question's beginning says what it is about, and small models take no more. */
const MAX_CHARS = 400;

export function createEmbedder(options: EmbedderOptions): Embedder {
  const { spec, dimensions, prefix = '', pricing = FREE, batch = 64, timeoutMs = 30_000 } = options;
  // Words alone do as well while it rests: other workspaces need not find out for themselves.
  const { budget, patience } = prepareCalls(options, { outage: 1, maxRetryWaitMs: 10_000 });
  let length: number | null = dimensions ?? null;

  const load = loadOnce(() => loadEmbeddings(options));

  async function askOnce(texts: readonly string[], signal?: AbortSignal): Promise<Answer<(DenseVector | null)[]>> {
    const open = await load();
    const limit = AbortSignal.timeout(timeoutMs);
    let said: EmbeddingAnswer = { tokens: null, vectors: null };
    const used = (tokens = 0) => ({ inputTokens: said.tokens ?? tokens, outputTokens: 0 });
    try {
      const client = open({
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        onAnswer: (answer) => (said = answer),
      });
      const given = await client.embedDocuments([...texts]);
      const checked = checkVectors(given, { texts: texts.length, length, said: said.vectors });
      if (!checked.ok) return { ok: false, usage: used(), failure: { ...checked, retry: null, isOutage: true } };
      length = checked.length;
      return { ok: true, usage: used(countTokens(texts)), value: checked.vectors };
    } catch (error) {
      signal?.throwIfAborted();
      return { ok: false, usage: used(), failure: readFailure(limit.aborted ? limit.reason : error, timeoutMs) };
    }
  }

  async function askBatch(texts: readonly string[], account: SpendAccount, signal?: AbortSignal) {
    const tokens = countTokens(texts);
    const usd = costOf({ inputTokens: tokens, outputTokens: 0 }, pricing);
    const reservation = await budget.reserve({ tokens, usd }, account);
    if (reservation === 'desk') return refused('The day’s budget for the model is used up.');
    if (reservation === 'workspace') return refused('The workspace’s own budget for the model is used up for the day.');
    let usage: Usage = { inputTokens: 0, outputTokens: 0 };
    try {
      const asked = await askPatiently(() => askOnce(texts, signal), patience, signal);
      usage = asked.usage;
      return asked;
    } finally {
      await reservation.settle({ ...usage, usd: costOf(usage, pricing), questions: texts.length });
    }
  }

  return {
    space: `${spec}${dimensions === undefined ? '' : `@${String(dimensions)}`}${prefix === '' ? '' : ` “${prefix.trim()}”`}`,
    redactNames: options.redactNames ?? false,
    dimensions: () => length,
    async embed(texts, account, signal) {
      const sent = texts.map((text) => prefix + (text.trim() === '' ? '?' : text.slice(0, MAX_CHARS)));
      const vectors = new Array<DenseVector | null>(texts.length).fill(null);
      for (let from = 0; from < sent.length; from += batch) {
        const asked = await askBatch(sent.slice(from, from + batch), account, signal);
        // The others would fare the same; they come again.
        if (!asked.ok) return { vectors, failure: asked.reason };
        asked.value.forEach((vector, at) => (vectors[from + at] = vector));
      }
      return { vectors, failure: null };
    },
  };
}

function countTokens(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + estimateTokens(text), 0);
}

function refused(reason: string) {
  return { ok: false as const, reason };
}
