/** Every Drizzle table, for drizzle-kit and for better-auth's adapter. */
export * from './analyses/schema.ts';
export * from './api-keys/schema.ts';
export * from './conversations/schema.ts';
export * from './erasures/schema.ts';
export * from './members/schema.ts';
export * from './outbox/schema.ts';
export * from './workspaces/schema.ts';
