/** What asking a chat model and asking an embedding model have in common: limits, turns, patience, and loading it once. */
import type { Patience } from './ask-patiently.ts';
import { createDailyBudget, createMemorySpendStore, type DailyLimits, type SpendStore } from './daily-budget.ts';
import { createCallGate, type SharedCalls } from './limit-calls.ts';
import type { Pricing } from './pricing.ts';

export interface CallingOptions {
  /** Per day (UTC). Null or absent: no limit. */
  budget?: Partial<DailyLimits>;
  spending?: SpendStore;
  /** Where calls of all processes are counted; absent: those of this one. */
  calls?: SharedCalls;
  rateLimit?: { requestsPerMinute: number };
  concurrency?: number;
  /** For each call; silence beyond it is a failure. */
  timeoutMs?: number;
  /** Calls per question, the first included. */
  attempts?: number;
  firstRetryWaitMs?: number;
  maxRetryWaitMs?: number;
  pricing?: Pricing;
  /** Names are taken out of the text before it is sent, whatever a workspace says. */
  redactNames?: boolean;
  clock?: () => number;
  random?: () => number;
}

/** The day's budget, and in which turn and how often a model is asked; `outage`: failures in a row after which it rests a minute. */
export function prepareCalls(options: CallingOptions, usual: { outage: number; maxRetryWaitMs: number }) {
  const { clock = Date.now } = options;
  const patience: Patience = {
    gate: createCallGate(
      {
        concurrency: options.concurrency ?? 4,
        requestsPerMinute: options.rateLimit?.requestsPerMinute ?? null,
        outage: { failures: usual.outage, restMs: 60_000 },
      },
      clock,
      options.calls,
    ),
    attempts: options.attempts ?? 3,
    firstWaitMs: options.firstRetryWaitMs ?? 500,
    maxWaitMs: options.maxRetryWaitMs ?? usual.maxRetryWaitMs,
    random: options.random ?? Math.random,
  };
  const limits = { tokens: options.budget?.tokens ?? null, usd: options.budget?.usd ?? null };
  return { patience, budget: createDailyBudget(limits, options.spending ?? createMemorySpendStore(), clock) };
}

/** What `load` gives, asked for once; a load that failed is tried again with the next call. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
