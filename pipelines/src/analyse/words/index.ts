/** What a page says of the analysis: rules and thresholds, without the analyser itself. */
export { ruleWord, ruleWords, toneRuleName, type Rule } from '../rules.ts';
export { defaultThresholds } from '../thresholds.ts';
