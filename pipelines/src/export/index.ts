export * from './export-conversations.ts';
