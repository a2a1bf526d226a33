export * from './tone-rules.ts';
