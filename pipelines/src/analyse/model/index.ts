export { createModelAnalyser, type ModelAnalyserOptions } from './create-model-analyser.ts';
export {
  createMemorySpendStore,
  type DailyLimits,
  type MemorySpendStore,
  type Spend,
  type SpendStore,
} from './daily-budget.ts';
export { createAnalyserFromEnv, modelEnvSchema, type ModelEnv } from './env.ts';
export { type SharedCalls } from './limit-calls.ts';
export { createModelStores, type ModelStores } from './postgres-stores.ts';
export { locateQuote } from './locate-quote.ts';
export { findPricing, type Pricing } from './pricing.ts';
export { ANALYSE_PROMPT_VERSION } from './prompts/analyse-v1.ts';
export { type AnalysisCache, type ModelLog } from './remember-analyses.ts';
