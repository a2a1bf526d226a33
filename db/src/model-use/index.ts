export * from './answers.ts';
export * from './calls.ts';
export * from './spend.ts';
