export * from './keep-topics.ts';
