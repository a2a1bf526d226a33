export * from './analyse-conversations.ts';
