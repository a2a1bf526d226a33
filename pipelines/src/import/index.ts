export * from './import-conversations.ts';
export { parseNeutralLine, type NeutralLine, type NeutralProblem } from './parse-neutral.ts';
