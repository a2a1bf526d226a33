import { boolean, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { InvitationId, MemberId } from '../ids.ts';
import { memberRoles } from './words.ts';
import { ofWorkspace } from '../workspaces/columns.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });

/* The four tables of better-auth's core, by the names its Drizzle adapter expects. */

export const user = pgTable('user', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text(),
  createdAt: at('created_at').notNull().defaultNow(),
  updatedAt: at('updated_at').notNull().defaultNow(),
});

export const session = pgTable(
  'session',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    token: text().notNull().unique(),
    expiresAt: at('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (table) => [index('session_user').on(table.userId)],
);

export const account = pgTable(
  'account',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: at('access_token_expires_at'),
    refreshTokenExpiresAt: at('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (table) => [index('account_user').on(table.userId)],
);

export const verification = pgTable(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: at('expires_at').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verification_identifier').on(table.identifier)],
);

export const member = pgTable(
  'member',
  {
    id: uuid().primaryKey().$type<MemberId>(),
    workspaceId: ofWorkspace(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text({ enum: memberRoles }).notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    /** No member any more; the row stays, because what they wrote is still theirs. */
    removedAt: at('removed_at'),
  },
  (table) => [unique('member_user').on(table.workspaceId, table.userId), index('member_by_user').on(table.userId)],
);

/** Somebody asked to join a workspace; only the SHA-256 of the token in the address is kept. */
export const invitation = pgTable(
  'invitation',
  {
    id: uuid().primaryKey().$type<InvitationId>(),
    workspaceId: ofWorkspace(),
    email: text().notNull(),
    role: text({ enum: memberRoles }).notNull(),
    hash: text().notNull().unique(),
    invitedBy: uuid('invited_by')
      .$type<MemberId>()
      .references(() => member.id, { onDelete: 'set null' }),
    createdAt: at('created_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
  },
  // A second invitation of the same person takes the place of the first.
  (table) => [unique('invitation_email').on(table.workspaceId, table.email)],
);

/** The one-time token in the address that `debrief start` prints; only its SHA-256 is kept. */
export const setupToken = pgTable('setup_token', {
  hash: text().primaryKey(),
  createdAt: at('created_at').notNull().defaultNow(),
  expiresAt: at('expires_at').notNull(),
});
