export * from './match-tags.ts';
