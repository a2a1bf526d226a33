import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { MemberId, WorkspaceId } from '../ids.ts';
import { workspace } from '../workspaces/schema.ts';
import { ofWorkspace } from '../workspaces/columns.ts';
import { at } from '../postgres/columns.ts';

/** What a workspace has set about its analysis; no row: the defaults. */
export const analysisTuning = pgTable(
  'analysis_tuning',
  {
    workspaceId: uuid('workspace_id')
      .primaryKey()
      .$type<WorkspaceId>()
      .references(() => workspace.id, { onDelete: 'cascade' }),
    /** How sure a flag must be, 0 to 1; null: the analyser's own. */
    threshold: real(),
    /** Names are taken out of what a model is sent. */
    redactNames: boolean('redact_names').notNull().default(false),
    /** What the model may cost this workspace a day (UTC); null: only the desk's own limit. */
    budgetUsd: doublePrecision('budget_usd'),
    budgetTokens: bigint('budget_tokens', { mode: 'number' }),
    /** Rises with each change that moves flags: a threshold, a verdict, a reset. */
    version: bigint({ mode: 'number' }).notNull().default(0),
    /** The version that the stored flags follow. */
    settledVersion: bigint('settled_version', { mode: 'number' }).notNull().default(0),
    /** The threshold and weights they follow. */
    settled: jsonb(),
    settledAt: at('settled_at'),
  },
  () => [
    index('analysis_tuning_unsettled')
      .on(sql`settled_at`)
      .where(sql`version > settled_version`),
  ],
);

/** Verdicts on a rule's flags before this moment no longer count. */
export const ruleReset = pgTable(
  'rule_reset',
  {
    workspaceId: ofWorkspace(),
    rule: text().notNull(),
    resetAt: at('reset_at').notNull().defaultNow(),
    resetBy: uuid('reset_by').$type<MemberId>(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.rule] })],
);
