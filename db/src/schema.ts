/**
 * Every Drizzle table, for drizzle-kit and for better-auth's adapter; nothing else may import it at run time. Node links
 * Drizzle's circular modules at a cost of 200 MB and half a second, so the words that code needs are in `words.ts` files.
 */
export * from './analyses/schema.ts';
export * from './api-keys/schema.ts';
export * from './conversations/schema.ts';
export * from './dead-letters/schema.ts';
export * from './erasures/schema.ts';
export * from './health/schema.ts';
export * from './improved-answers/schema.ts';
export * from './inbox-counts/schema.ts';
export * from './members/schema.ts';
export * from './model-use/schema.ts';
export * from './notes/schema.ts';
export * from './outbox/schema.ts';
export * from './question-vectors/schema.ts';
export * from './search/schema.ts';
export * from './tags/schema.ts';
export * from './tone-rules/schema.ts';
export * from './topics/schema.ts';
export * from './tuning/schema.ts';
export * from './views/schema.ts';
export * from './webhooks/schema.ts';
export * from './work/schema.ts';
export * from './workspaces/schema.ts';
