import { uuid } from 'drizzle-orm/pg-core';
import type { WorkspaceId } from '../ids.ts';
import { workspace } from './schema.ts';

/** Whose row it is; gone with the workspace. */
export const ofWorkspace = () =>
  uuid('workspace_id')
    .notNull()
    .$type<WorkspaceId>()
    .references(() => workspace.id, { onDelete: 'cascade' });
