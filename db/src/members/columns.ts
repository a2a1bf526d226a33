import { uuid } from 'drizzle-orm/pg-core';
import type { MemberId } from '../ids.ts';
import { member } from './schema.ts';

/** A row of the member's own; gone with them. */
export const ofMember = () =>
  uuid('member_id')
    .notNull()
    .$type<MemberId>()
    .references(() => member.id, { onDelete: 'cascade' });
