/**
 * The embedding model's settings by environment. It tells which questions mean the same in other words or languages.
 *
 *   DEBRIEF_EMBEDDINGS             provider:model. Absent: topics are found by words alone, no network.
 *                                    openai:text-embedding-3-small · ollama:nomic-embed-text
 *   DEBRIEF_EMBEDDINGS_BASE_URL    another address. Any OpenAI-compatible server (vLLM, TEI, LM Studio, LiteLLM, Azure's v1 …):
 *                                    openai:<its model> and its address up to /v1. Ollama: http://host:11434.
 *   DEBRIEF_EMBEDDINGS_API_KEY     absent: OPENAI_API_KEY is read by its client; Ollama needs none
 *   DEBRIEF_EMBEDDINGS_DIMENSIONS  for models that give shorter vectors on request (512 for openai:text-embedding-3-…)
 *   DEBRIEF_EMBEDDINGS_PREFIX      put before each question, as some models want ("clustering:" for nomic-embed-text)
 *   DEBRIEF_EMBEDDINGS_PRICE       US dollars per million tokens, as in 0.02
 *   DEBRIEF_EMBEDDINGS_RPM         requests a minute at most
 *   DEBRIEF_EMBEDDINGS_TIMEOUT_MS  silence that counts as failure (30000)
 *   DEBRIEF_EMBEDDINGS_BATCH       questions in one request (64)
 *
 * What it uses counts towards DEBRIEF_MODEL_BUDGET_USD and _TOKENS, and to a workspace's own limits. What is sent is
 * redacted as for a chat model, DEBRIEF_REDACT_NAMES included.
 */
import { z } from 'zod';
import { findPricing, FREE, type SharedCalls, type SpendStore } from '../../analyse/model/index.ts';
import { createEmbedder, type Embedder } from './create-embedder.ts';
import { embeddingProviders } from './load-embeddings.ts';

/** An empty variable is as good as none: compose files and shells set them so. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

const count = z.coerce.number().int().positive();

export const embeddingsEnvSchema = z
  .object({
    DEBRIEF_EMBEDDINGS: optional(
      z
        .string()
        .regex(
          new RegExp(`^(?:${embeddingProviders.join('|')}):\\S+$`),
          `must be provider:model, the provider one of ${embeddingProviders.join(', ')}`,
        ),
    ),
    DEBRIEF_EMBEDDINGS_BASE_URL: optional(z.url({ protocol: /^https?$/, error: 'must be an http(s) address' })),
    DEBRIEF_EMBEDDINGS_API_KEY: optional(z.string()),
    DEBRIEF_EMBEDDINGS_DIMENSIONS: optional(count.min(32).max(4_096)),
    DEBRIEF_EMBEDDINGS_PREFIX: optional(z.string().max(100)),
    DEBRIEF_EMBEDDINGS_PRICE: optional(z.coerce.number().min(0)),
    DEBRIEF_EMBEDDINGS_RPM: optional(count),
    DEBRIEF_EMBEDDINGS_TIMEOUT_MS: optional(count),
    DEBRIEF_EMBEDDINGS_BATCH: optional(count.max(1_000)),
    DEBRIEF_MODEL_BUDGET_USD: optional(z.coerce.number().positive()),
    DEBRIEF_MODEL_BUDGET_TOKENS: optional(count),
    DEBRIEF_REDACT_NAMES: optional(
      z.enum(['1', 'true', '0', 'false']).transform((word) => word === '1' || word === 'true'),
    ),
  })
  .refine(hasPrice, {
    path: ['DEBRIEF_EMBEDDINGS_PRICE'],
    error: 'is needed for DEBRIEF_MODEL_BUDGET_USD: the price of this model is not known',
    when: ({ issues }) => issues.length === 0,
  });

export type EmbeddingsEnv = z.infer<typeof embeddingsEnvSchema>;

/** The embedder that the settings describe; null where they name no model. */
export function createEmbedderFromEnv(
  env: EmbeddingsEnv,
  { spending, calls }: { spending?: SpendStore; calls?: SharedCalls } = {},
): Embedder | null {
  const spec = env.DEBRIEF_EMBEDDINGS;
  if (spec === undefined) return null;
  const price = env.DEBRIEF_EMBEDDINGS_PRICE;
  return createEmbedder({
    ...{ spec, spending, calls },
    baseUrl: env.DEBRIEF_EMBEDDINGS_BASE_URL,
    apiKey: env.DEBRIEF_EMBEDDINGS_API_KEY,
    dimensions: env.DEBRIEF_EMBEDDINGS_DIMENSIONS ?? (spec.startsWith('openai:text-embedding-3-') ? 512 : undefined),
    prefix: prefixFor(spec, env.DEBRIEF_EMBEDDINGS_PREFIX),
    batch: env.DEBRIEF_EMBEDDINGS_BATCH,
    timeoutMs: env.DEBRIEF_EMBEDDINGS_TIMEOUT_MS,
    rateLimit: env.DEBRIEF_EMBEDDINGS_RPM === undefined ? undefined : { requestsPerMinute: env.DEBRIEF_EMBEDDINGS_RPM },
    budget: { usd: env.DEBRIEF_MODEL_BUDGET_USD ?? null, tokens: env.DEBRIEF_MODEL_BUDGET_TOKENS ?? null },
    pricing: price === undefined ? (findPricing(spec) ?? FREE) : { inputUsdPerMillion: price, outputUsdPerMillion: 0 },
    redactNames: env.DEBRIEF_REDACT_NAMES,
  });
}

/** Nomic's models are trained to be told. */
function prefixFor(spec: string, given: string | undefined): string | undefined {
  if (given !== undefined) return `${given.trim()} `;
  return /[:/]nomic-embed/.test(spec) ? 'clustering: ' : undefined;
}

function hasPrice({
  DEBRIEF_EMBEDDINGS: spec,
  DEBRIEF_EMBEDDINGS_PRICE: price,
  DEBRIEF_MODEL_BUDGET_USD: usd,
}: {
  DEBRIEF_EMBEDDINGS?: string;
  DEBRIEF_EMBEDDINGS_PRICE?: number;
  DEBRIEF_MODEL_BUDGET_USD?: number;
}): boolean {
  return spec === undefined || usd === undefined || price !== undefined || findPricing(spec) !== null;
}
