export * from './load-facts.ts';
