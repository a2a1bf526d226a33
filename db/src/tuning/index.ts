export * from './change-tuning.ts';
export * from './list-rules.ts';
export * from './preview-threshold.ts';
export * from './read-rule-of-flag.ts';
export { readAnalysisSettings, type AnalysisSettings } from './read-tuning.ts';
export {
  DEFAULT_THRESHOLD,
  HIGHEST_THRESHOLD,
  LOWEST_THRESHOLD,
  settleFlags,
  type FlagToSettle,
  type KindThresholds,
  type Settled,
  type Tuning,
} from './settle-flags.ts';
export * from './settle-stored.ts';
export { factRules, MIN_VERDICTS, MIN_WEIGHT, weighRule, type RuleWeight, type Verdicts } from './weigh-rule.ts';
