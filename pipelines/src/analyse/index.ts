export {
  analysisSchema,
  answeredStates,
  flagKinds,
  messageRoles,
  outcomes,
  sentiments,
  type Analyser,
  type AnalyseOptions,
  type Analysis,
  type AnalysisReceipt,
  type ConversationMessage,
  type ConversationToAnalyse,
  type FlagKind,
  type ModelAccount,
  type MessageRole,
  type Outcome,
  type TagToJudge,
  type ToneRule,
} from './analyser.ts';
export { runAnalyseFilter } from './filter.ts';
export { defaultThresholds, resolveThresholds, weighedKinds, type Thresholds, type WeighedKind } from './thresholds.ts';
export { analyseAtOnce } from './local/analyse-at-once.ts';
export { analyseLocally, createLocalAnalyser, LOCAL_ANALYSER } from './local/local-analyser.ts';
export { type Flag } from './local/raise-flags.ts';
export { readAnswers, type ReadAnswer } from './local/read-answers.ts';
export { type AnswerFeature } from './local/signals/answer-features.ts';
export { failureChance } from './local/signals/score-turns.ts';
export { scoreLinear, type LinearScore } from './local/weights/linear.ts';
export { unlearnedLogOdds } from './local/weights/weights.ts';
export { createScorer, toLogOdds, toProbability, type Forest } from './local/weights/forest.ts';
export { FilterLineError, parseFilterLine } from './filter-line.ts';
export { lexiconOf } from './local/lexicon/index.ts';
export { languageOfWords } from './local/text/detect-language.ts';
export { splitWords } from './local/text/words.ts';
export { wordClass, wordClassesOf } from './local/lexicon/word-classes.ts';
export { ruleWord, ruleWords, toneRuleName, type Rule } from './rules.ts';
export { tryToneRule, type BrokenBy } from './local/tone/try-tone-rule.ts';
