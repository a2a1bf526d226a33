import { boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { ofWorkspace } from '../workspaces/columns.ts';

export const apiKeyKinds = ['secret', 'public'] as const;

export const apiKey = pgTable(
  'api_key',
  {
    id: uuid().primaryKey(),
    workspaceId: ofWorkspace(),
    kind: text({ enum: apiKeyKinds }).notNull(),
    name: text().notNull(),
    /** SHA-256 of the key; keys are 32 random bytes, so a slow hash would add nothing. */
    hash: text().notNull().unique(),
    /** The first characters, to tell keys apart in a list. */
    prefix: text().notNull(),
    /** The key under the desk's own secret, so that the set-up page can show it; dropped with the first conversation. */
    sealed: text(),
    /** Origins a public key may be used from. */
    origins: text().array().notNull().default([]),
    /** What it sends is sample data: marked so, and removed in one go. */
    sample: boolean().notNull().default(false),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [index('api_key_workspace').on(table.workspaceId)],
);
