export * from './list-flagged.ts';
