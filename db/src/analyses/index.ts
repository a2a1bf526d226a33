export * from './raise-flag.ts';
export * from './decide-flag.ts';
export * from './list-to-analyse.ts';
export type { FoundFlag } from './plan-flags.ts';
export type { AnalysisToSave, FindingsToSave, FlagsToSave, FoundQuestion, SaveResult } from './findings.ts';
export * from './save-findings.ts';
export {
  flagKinds,
  flagStatuses,
  outcomes,
  type FlagKind,
  type FlagStatus,
  type Outcome,
  type SummaryEvidence,
  type TextSpan,
} from './words.ts';
