/**
 * The analyser that asks a chat model, and keeps everything the local one guarantees.
 *
 *   local analysis ─► cached? ─► within the day's budget? ─► redacted ─► asked, in one call or in parts ─► quotes located
 *   in the text ─► what has none dropped ─► private data restored ─► the sender's and visitors' own signals kept
 *
 * Whatever goes wrong on the way, the local analysis is the answer, and its receipt says why.
 */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { Analyser, Analysis, AnalysisReceipt, ConversationToAnalyse } from '../analyser.ts';
import { answerConversation, type AnswerDeps } from './answer-conversation.ts';
import type { OutputMethod } from './ask-model.ts';
import { loadChatModel, type ModelConnection } from './chat-model.ts';
import { createDailyBudget, createMemorySpendStore, type DailyLimits, type SpendStore } from './daily-budget.ts';
import { createCallGate } from './limit-calls.ts';
import { costOf, estimateTokens, FREE, type Pricing, type Usage } from './pricing.ts';
import { ANALYSE_PROMPT_VERSION, analyseInstructions } from './prompts/analyse-v1.ts';
import { redactConversation } from './redact-conversation.ts';
import { createAnalysisMemory, type AnalysisCache, type ModelLog } from './remember-analyses.ts';
import { splitConversation } from './split-conversation.ts';

export interface ModelAnalyserOptions {
  /** A name to load when first needed (`openai:gpt-5-mini`), a connection, or a model already made. */
  model: string | Omit<ModelConnection, 'maxOutputTokens'> | BaseChatModel;
  local: Analyser;
  /** Per day (UTC). Null or absent: no limit. */
  budget?: Partial<DailyLimits>;
  spending?: SpendStore;
  rateLimit?: { requestsPerMinute: number };
  concurrency?: number;
  /** For each call; silence beyond it is a failure. */
  timeoutMs?: number;
  /** Calls per question, the first included. */
  attempts?: number;
  firstRetryWaitMs?: number;
  maxRetryWaitMs?: number;
  maxOutputTokens?: number;
  /** Beyond this much text a conversation is read in parts. */
  maxPromptChars?: number;
  outputMethod?: OutputMethod;
  pricing?: Pricing;
  cache?: AnalysisCache;
  /** Names to take out of the text before it is sent. */
  namesOf?: (conversation: ConversationToAnalyse) => readonly string[];
  log?: ModelLog;
  clock?: () => number;
  random?: () => number;
}

/** Some 4 characters a token: 12,000 tokens of conversation, which every current model takes. */
const DEFAULT_PROMPT_CHARS = 48_000;
const DEFAULT_OUTPUT_TOKENS = 4_000;

export function createModelAnalyser(options: ModelAnalyserOptions): Analyser {
  const { local, cache, log, pricing = FREE, clock = Date.now, maxOutputTokens = DEFAULT_OUTPUT_TOKENS } = options;
  const name = `model:${modelName(options.model)}@${ANALYSE_PROMPT_VERSION}`;
  const budget = createDailyBudget(
    { tokens: options.budget?.tokens ?? null, usd: options.budget?.usd ?? null },
    options.spending ?? createMemorySpendStore(),
    clock,
  );
  // Local findings are part of what is kept, so the local analyser's version is part of the name.
  const memory = createAnalysisMemory(`${name} ${local.name}`, cache, log);
  const maxPromptChars = options.maxPromptChars ?? DEFAULT_PROMPT_CHARS;
  const deps: Omit<AnswerDeps, 'model'> = {
    gate: createCallGate(
      {
        concurrency: options.concurrency ?? 4,
        requestsPerMinute: options.rateLimit?.requestsPerMinute ?? null,
        outage: { failures: 5, restMs: 60_000 },
      },
      clock,
    ),
    timeoutMs: options.timeoutMs ?? 60_000,
    attempts: options.attempts ?? 3,
    firstWaitMs: options.firstRetryWaitMs ?? 500,
    maxWaitMs: options.maxRetryWaitMs ?? 30_000,
    random: options.random ?? Math.random,
    maxPromptChars,
    method: options.outputMethod,
  };

  let loading: Promise<BaseChatModel> | undefined;
  /** A failed load is tried again with the next conversation. */
  function load(): Promise<BaseChatModel> {
    loading ??= toChatModel(options.model, maxOutputTokens).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  async function askWithinBudget(conversation: ConversationToAnalyse, before: Analysis, signal?: AbortSignal) {
    const redacted = redactConversation(conversation, options.namesOf?.(conversation));
    const reservation = await budget.reserve(estimate(redacted.texts, maxPromptChars, maxOutputTokens, pricing));
    if (reservation === null) return failed('The day’s budget for the model is used up.');
    let usage: Usage = { inputTokens: 0, outputTokens: 0 };
    try {
      const model = await load();
      const answered = await answerConversation({ conversation, redacted, local: before }, { ...deps, model }, signal);
      usage = answered.usage;
      return answered;
    } finally {
      const spent = { tokens: usage.inputTokens + usage.outputTokens, usd: costOf(usage, pricing) };
      // An answer is not thrown away because it could not be booked.
      await reservation.settle(spent).catch((error: unknown) => {
        log?.warn({ err: error, ...spent }, 'what the model cost could not be recorded');
      });
    }
  }

  return {
    name,
    async analyse(conversation, { signal } = {}) {
      const { receipt: localReceipt, ...before } = await local.analyse(conversation, { signal });
      if (!conversation.messages.some(({ text }) => text.trim() !== '')) return { ...before, receipt: localReceipt };
      const known = await memory.recall(conversation);
      if (known) return { ...known, receipt: receiptOf(name, null, { inputTokens: 0, outputTokens: 0 }, pricing) };
      const answered = await askWithinBudget(conversation, before, signal).catch((error: unknown) => {
        signal?.throwIfAborted();
        log?.warn({ err: error }, 'the model could not be asked');
        return failed('The model could not be asked.');
      });
      if (!answered.ok) {
        log?.warn({ reason: answered.reason }, 'the local analyser stands in for the model');
        return { ...before, receipt: receiptOf(localReceipt.analysedBy, answered.reason, answered.usage, pricing) };
      }
      await memory.keep(conversation, answered.value);
      return { ...answered.value, receipt: receiptOf(name, null, answered.usage, pricing) };
    },
  };
}

function failed(reason: string) {
  return { ok: false as const, reason, usage: { inputTokens: 0, outputTokens: 0 } };
}

function receiptOf(analysedBy: string, fallbackReason: string | null, usage: Usage, pricing: Pricing): AnalysisReceipt {
  return { analysedBy, fallbackReason, ...usage, costUsd: costOf(usage, pricing) };
}

/** What a conversation may cost, about: its parts, each with the instructions and a full answer, and the joining call. */
function estimate(texts: readonly string[], maxPromptChars: number, maxOutputTokens: number, pricing: Pricing) {
  const parts = splitConversation(texts, maxPromptChars).length;
  const calls = parts > 1 ? parts + 1 : parts;
  const usage = {
    inputTokens:
      calls * estimateTokens(analyseInstructions) + texts.reduce((sum, text) => sum + estimateTokens(text) + 20, 0),
    outputTokens: calls * maxOutputTokens,
  };
  return { tokens: usage.inputTokens + usage.outputTokens, usd: costOf(usage, pricing) };
}

function modelName(model: ModelAnalyserOptions['model']): string {
  if (typeof model === 'string') return model;
  return 'spec' in model ? model.spec : model.getName();
}

async function toChatModel(model: ModelAnalyserOptions['model'], maxOutputTokens: number): Promise<BaseChatModel> {
  if (typeof model === 'string') return loadChatModel({ spec: model, maxOutputTokens });
  return 'spec' in model ? loadChatModel({ ...model, maxOutputTokens }) : model;
}
