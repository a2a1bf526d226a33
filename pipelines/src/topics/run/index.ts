export * from './keep-topics.ts';
export * from './change-topics.ts';
