export * from './analyse-conversation.ts';
