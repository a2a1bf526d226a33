export * from './raise-flag.ts';
export * from './decide-flag.ts';
export * from './list-to-analyse.ts';
export type { FoundFlag } from './plan-flags.ts';
export * from './save-analysis.ts';
export * from './save-flags.ts';
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
