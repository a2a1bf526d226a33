import { bigint, index, pgTable, uuid } from 'drizzle-orm/pg-core';
import type { AgentId, WorkspaceId } from '../ids.ts';

const count = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);

/**
 * How many conversations an agent's tabs hold: the sum of its rows. Triggers on `conversation` append a row for each change
 * in the transaction of the change, so there is no row that everybody waits for; a schedule folds many into one.
 */
export const inboxCount = pgTable(
  'inbox_count',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: uuid('workspace_id').notNull().$type<WorkspaceId>(),
    agentId: uuid('agent_id').notNull().$type<AgentId>(),
    total: count('total'),
    flagged: count('flagged'),
    waiting: count('waiting'),
    snoozed: count('snoozed'),
    resolved: count('resolved'),
  },
  (table) => [index('inbox_count_workspace').on(table.workspaceId, table.agentId)],
);
