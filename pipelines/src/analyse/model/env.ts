/**
 * The model analyser's settings by environment.
 *
 *   DEBRIEF_MODEL                 provider:model as LangChain's initChatModel knows it. Absent: local analyser, no network.
 *                                   openai:gpt-5-mini · anthropic:claude-haiku-4-5 · ollama:llama3.1
 *   DEBRIEF_MODEL_BASE_URL        another address. Any OpenAI-compatible server (vLLM, LM Studio, Groq, OpenRouter,
 *                                   LiteLLM, Azure's v1 …): openai:<its model> and its address up to /v1.
 *                                   Ollama: http://host:11434. Anthropic: the address without /v1.
 *   DEBRIEF_MODEL_API_KEY         absent: the provider's own variable (OPENAI_API_KEY, ANTHROPIC_API_KEY) is read by its
 *                                   client; Ollama needs none.
 *   DEBRIEF_MODEL_OUTPUT          jsonSchema | functionCalling | jsonMode, for servers that lack their provider's usual way
 *   DEBRIEF_MODEL_BUDGET_USD      a day (UTC); beyond it the local analyser answers
 *   DEBRIEF_MODEL_BUDGET_TOKENS   a day (UTC), input and output together
 *   DEBRIEF_MODEL_PRICE           input/output, US dollars per million tokens, as in 0.25/2
 *   DEBRIEF_MODEL_RPM             requests a minute at most
 *   DEBRIEF_MODEL_CONCURRENCY     calls under way at once (4)
 *   DEBRIEF_MODEL_TIMEOUT_MS      silence that counts as failure (60000)
 *   DEBRIEF_REDACT_NAMES          1: names are taken out too, in every workspace (a workspace may ask for it by itself)
 *   DEBRIEF_MODEL_MAX_CHARS       text of one call; longer chats are read in parts (48000; 24000 for Ollama)
 *
 * Budget, requests a minute and calls under way are those of all processes together, counted in Postgres.
 * What is sent is redacted (e-mail, phone, card, IBAN, IP, secrets). LangChain's own LANGSMITH_TRACING would send it to
 * LangSmith as well: leave it unset.
 */
import { z } from 'zod';
import type { Analyser } from '../analyser.ts';
import { providers } from './chat-model.ts';
import { createModelAnalyser } from './create-model-analyser.ts';
import type { SpendStore } from './daily-budget.ts';
import type { SharedCalls } from './limit-calls.ts';
import { findPricing, FREE, type Pricing } from './pricing.ts';
import type { AnalysisCache, ModelLog } from './remember-analyses.ts';

/** An empty variable is as good as none: compose files and shells set them so. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

const count = z.coerce.number().int().positive();

export const modelEnvSchema = z
  .object({
    DEBRIEF_MODEL: optional(
      z
        .string()
        .regex(
          new RegExp(`^(?:${providers.join('|')}):\\S+$`),
          `must be provider:model, the provider one of ${providers.join(', ')}`,
        ),
    ),
    DEBRIEF_MODEL_BASE_URL: optional(z.url({ protocol: /^https?$/, error: 'must be an http(s) address' })),
    DEBRIEF_MODEL_API_KEY: optional(z.string()),
    DEBRIEF_MODEL_OUTPUT: optional(z.enum(['jsonSchema', 'functionCalling', 'jsonMode'])),
    DEBRIEF_MODEL_BUDGET_USD: optional(z.coerce.number().positive()),
    DEBRIEF_MODEL_BUDGET_TOKENS: optional(count),
    DEBRIEF_MODEL_PRICE: optional(
      z
        .string()
        .regex(/^\d+(?:\.\d+)?\/\d+(?:\.\d+)?$/, 'must be input/output in US dollars per million tokens, as in 0.25/2')
        .transform(readPrice),
    ),
    DEBRIEF_MODEL_RPM: optional(count),
    DEBRIEF_MODEL_CONCURRENCY: optional(count),
    DEBRIEF_MODEL_TIMEOUT_MS: optional(count),
    DEBRIEF_MODEL_MAX_CHARS: optional(count.min(2_000)),
    DEBRIEF_REDACT_NAMES: optional(
      z.enum(['1', 'true', '0', 'false']).transform((word) => word === '1' || word === 'true'),
    ),
  })
  .refine(hasPrice, {
    path: ['DEBRIEF_MODEL_PRICE'],
    error: 'is needed for DEBRIEF_MODEL_BUDGET_USD: the price of this model is not known',
    when: ({ issues }) => issues.length === 0,
  });

export type ModelEnv = z.infer<typeof modelEnvSchema>;

export interface ModelEnvDeps {
  local: Analyser;
  cache?: AnalysisCache;
  spending?: SpendStore;
  calls?: SharedCalls;
  log?: ModelLog;
}

/** The model analyser that the settings describe; `local` itself where they name no model. */
export function createAnalyserFromEnv(env: ModelEnv, { local, cache, spending, calls, log }: ModelEnvDeps): Analyser {
  const spec = env.DEBRIEF_MODEL;
  if (spec === undefined) return local;
  const pricing = env.DEBRIEF_MODEL_PRICE ?? findPricing(spec);
  if (pricing === null) log?.warn({ model: spec }, 'the price of this model is not known: costs are recorded as 0');
  return createModelAnalyser({
    model: { spec, baseUrl: env.DEBRIEF_MODEL_BASE_URL, apiKey: env.DEBRIEF_MODEL_API_KEY },
    local,
    cache,
    spending,
    calls,
    log,
    redactNames: env.DEBRIEF_REDACT_NAMES,
    pricing: pricing ?? FREE,
    budget: { usd: env.DEBRIEF_MODEL_BUDGET_USD ?? null, tokens: env.DEBRIEF_MODEL_BUDGET_TOKENS ?? null },
    rateLimit: env.DEBRIEF_MODEL_RPM === undefined ? undefined : { requestsPerMinute: env.DEBRIEF_MODEL_RPM },
    concurrency: env.DEBRIEF_MODEL_CONCURRENCY,
    timeoutMs: env.DEBRIEF_MODEL_TIMEOUT_MS,
    outputMethod: env.DEBRIEF_MODEL_OUTPUT,
    maxPromptChars: env.DEBRIEF_MODEL_MAX_CHARS ?? (spec.startsWith('ollama:') ? 24_000 : undefined),
  });
}

function hasPrice({
  DEBRIEF_MODEL: model,
  DEBRIEF_MODEL_BUDGET_USD: usd,
  DEBRIEF_MODEL_PRICE: price,
}: {
  DEBRIEF_MODEL?: string;
  DEBRIEF_MODEL_BUDGET_USD?: number;
  DEBRIEF_MODEL_PRICE?: Pricing;
}): boolean {
  return model === undefined || usd === undefined || price !== undefined || findPricing(model) !== null;
}

function readPrice(text: string): Pricing {
  const [inputUsdPerMillion = 0, outputUsdPerMillion = 0] = text.split('/').map(Number);
  return { inputUsdPerMillion, outputUsdPerMillion };
}
