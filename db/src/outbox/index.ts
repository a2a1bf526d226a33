export * from './append.ts';
export * from './cursor.ts';
export * from './partitions.ts';
export * from './read.ts';
export * from './replay.ts';
export { outboxKinds, outboxReaders, type OutboxKind, type OutboxReader } from './words.ts';
export * from './settle.ts';
export * from './wake.ts';
