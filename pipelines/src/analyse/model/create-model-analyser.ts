/**
 * The analyser that asks a chat model, and keeps everything the local one guarantees.
 *
 *   local analysis ─► cached? ─► within the day's budget? ─► redacted ─► asked, in one call or in parts ─► quotes located
 *   in the text ─► what has none dropped ─► private data restored ─► the sender's and visitors' own signals kept
 *
 * Whatever goes wrong on the way, the local analysis is the answer, and its receipt says why.
 */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { Analyser, AnalyseOptions, Analysis, AnalysisReceipt, ConversationToAnalyse } from '../analyser.ts';
import { findIntroducedNames, namesOfVisitor } from '../../redact/index.ts';
import { answerConversation, type AnswerDeps } from './answer-conversation.ts';
import type { OutputMethod } from './ask-model.ts';
import { loadChatModel, type ModelConnection } from './chat-model.ts';
import { DEFAULT_TIMEOUT_MS } from './limit-calls.ts';
import { loadOnce, prepareCalls, type CallingOptions } from './prepare-calls.ts';
import { costOf, estimateTokens, FREE, type Pricing, type Usage } from './pricing.ts';
import { ANALYSE_PROMPT_VERSION, analyseInstructions } from './prompts/analyse-v1.ts';
import { redactConversation } from './redact-conversation.ts';
import { createAnalysisMemory, type AnalysisCache, type ModelLog } from './remember-analyses.ts';
import { splitConversation } from './split-conversation.ts';

export interface ModelAnalyserOptions extends CallingOptions {
  /** A name to load when first needed (`openai:gpt-5-mini`), a connection, or a model already made. */
  model: string | Omit<ModelConnection, 'maxOutputTokens'> | BaseChatModel;
  local: Analyser;
  maxOutputTokens?: number;
  /** Beyond this much text a conversation is read in parts. */
  maxPromptChars?: number;
  outputMethod?: OutputMethod;
  cache?: AnalysisCache;
  log?: ModelLog;
}

/** Some 4 characters a token: 12,000 tokens of conversation, which every current model takes. */
const DEFAULT_PROMPT_CHARS = 48_000;
const DEFAULT_OUTPUT_TOKENS = 4_000;
const DEFAULT_FLAGS_FROM = 0.5;

export function createModelAnalyser(options: ModelAnalyserOptions): Analyser {
  const { local, cache, log, pricing = FREE, maxOutputTokens = DEFAULT_OUTPUT_TOKENS } = options;
  const name = `model:${modelName(options.model)}@${ANALYSE_PROMPT_VERSION}`;
  const { budget, patience } = prepareCalls(options, { outage: 5, maxRetryWaitMs: 30_000 });
  // Local findings are part of what is kept, so the local analyser's version is part of the name.
  const memory = createAnalysisMemory(`${name} ${local.name}`, cache, log);
  const maxPromptChars = options.maxPromptChars ?? DEFAULT_PROMPT_CHARS;
  const deps: Omit<AnswerDeps, 'model'> = {
    ...patience,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxPromptChars,
    method: options.outputMethod,
  };

  const load = loadOnce(() => toChatModel(options.model, maxOutputTokens));

  function namesIn({ messages }: ConversationToAnalyse, { account }: AnalyseOptions): string[] {
    if (!options.redactNames && !account?.redactNames) return [];
    const said = messages.filter(({ role }) => role === 'visitor').map(({ text }) => text);
    return [...namesOfVisitor(account?.visitor ?? { name: null, email: null }), ...findIntroducedNames(said)];
  }

  async function askWithinBudget(conversation: ConversationToAnalyse, before: Analysis, asked: AnalyseOptions) {
    const { signal, toneRules = [], tags = [], flagsFrom = DEFAULT_FLAGS_FROM, account = null } = asked;
    const redacted = redactConversation(conversation, namesIn(conversation, asked));
    const told = analyseInstructions + JSON.stringify([toneRules, tags]);
    const expected = estimate(told, redacted.texts, { maxPromptChars, maxOutputTokens, pricing });
    const reservation = await budget.reserve(expected, account);
    if (reservation === 'desk') return failed('The day’s budget for the model is used up.');
    if (reservation === 'workspace') return failed('The workspace’s own budget for the model is used up for the day.');
    let usage: Usage = { inputTokens: 0, outputTokens: 0 };
    try {
      const model = await load();
      const context = { conversation, redacted, local: before, toneRules, tags, flagsFrom };
      const answered = await answerConversation(context, { ...deps, model }, signal);
      usage = answered.usage;
      return answered;
    } finally {
      const spent = { ...usage, usd: costOf(usage, pricing) };
      // An answer is not thrown away because it could not be booked.
      await reservation.settle(spent).catch((error: unknown) => {
        log?.warn({ err: error, ...spent }, 'what the model cost could not be recorded');
      });
    }
  }

  return {
    name,
    async analyse(conversation, asked = {}) {
      const { receipt: localReceipt, ...before } = await local.analyse(conversation, asked);
      if (!conversation.messages.some(({ text }) => text.trim() !== '')) return { ...before, receipt: localReceipt };
      const known = await memory.recall(conversation, asked);
      if (known) return { ...known, receipt: receiptOf(name, null, { inputTokens: 0, outputTokens: 0 }, pricing) };
      const answered = await askWithinBudget(conversation, before, asked).catch((error: unknown) => {
        asked.signal?.throwIfAborted();
        log?.warn({ err: error }, 'the model could not be asked');
        return failed('The model could not be asked.');
      });
      if (!answered.ok) {
        log?.warn({ reason: answered.reason }, 'the local analyser stands in for the model');
        return { ...before, receipt: receiptOf(localReceipt.analysedBy, answered.reason, answered.usage, pricing) };
      }
      await memory.keep(conversation, asked, answered.value);
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

/** What a conversation may cost, about: its parts, each with what is told and a full answer, and the joining call. */
function estimate(
  told: string,
  texts: readonly string[],
  { maxPromptChars, maxOutputTokens, pricing }: { maxPromptChars: number; maxOutputTokens: number; pricing: Pricing },
) {
  const parts = splitConversation(texts, maxPromptChars).length;
  const calls = parts > 1 ? parts + 1 : parts;
  const usage = {
    inputTokens: calls * estimateTokens(told) + texts.reduce((sum, text) => sum + estimateTokens(text) + 20, 0),
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
