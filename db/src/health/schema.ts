import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What processes and commands last said of themselves: one row per speaker, overwritten. Nothing rests on it. */
export const healthReport = pgTable('health_report', {
  /** `queue`, `facts`, `reconcile`, or `workers/<host>/<pid>`. */
  name: text().primaryKey(),
  detail: jsonb().notNull(),
  at: timestamp({ withTimezone: true, mode: 'date' }).notNull().defaultNow(),
});
