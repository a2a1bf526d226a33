export * from './append.ts';
export * from './cursor.ts';
export * from './partitions.ts';
export * from './read.ts';
export * from './replay.ts';
export { outboxKinds, type OutboxKind } from './words.ts';
export * from './settle.ts';
export * from './wake.ts';
