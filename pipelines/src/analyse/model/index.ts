export { askPatiently, type Answer, type Patience } from './ask-patiently.ts';
export { createModelAnalyser, type ModelAnalyserOptions } from './create-model-analyser.ts';
export {
  createDailyBudget,
  createMemorySpendStore,
  type DailyLimits,
  type MemorySpendStore,
  type Spend,
  type SpendAccount,
  type SpendStore,
} from './daily-budget.ts';
export { createAnalyserFromEnv, modelEnvSchema, type ModelEnv } from './env.ts';
export { readFailure, type ModelFailure } from './failure.ts';
export { createCallGate, type SharedCalls } from './limit-calls.ts';
export { createModelStores, type ModelStores } from './postgres-stores.ts';
export { locateQuote } from './locate-quote.ts';
export { loadOnce, prepareCalls, type CallingOptions } from './prepare-calls.ts';
export { costOf, estimateTokens, findPricing, FREE, type Pricing, type Usage } from './pricing.ts';
export { ANALYSE_PROMPT_VERSION } from './prompts/analyse-v1.ts';
export { type AnalysisCache, type ModelLog } from './remember-analyses.ts';
