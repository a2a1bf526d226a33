export * from './append.ts';
export * from './cursor.ts';
export * from './partitions.ts';
export { readOutbox, type OutboxBatch, type OutboxHole, type OutboxRow } from './read.ts';
export * from './read-span.ts';
export * from './replay.ts';
export { outboxKinds, outboxReaders, wordKinds, type OutboxKind, type OutboxReader } from './words.ts';
export * from './settle.ts';
export * from './wake.ts';
