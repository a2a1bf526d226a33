import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { WorkspaceId } from '../ids.ts';
import { connectPostgres, type Sql } from '../postgres/connect.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { createTestDatabase, type TestDatabase } from './create-test-database.ts';

export interface WorkspaceInUse {
  readonly databaseUrl: string;
  readonly sql: Sql;
  /** New for each test. */
  readonly workspaceId: WorkspaceId;
}

/** For the tests of a file: one database of their own, up to `max` connections to it, and for each test a workspace. */
export function useWorkspace({ max = 6 } = {}): WorkspaceInUse {
  let database: TestDatabase;
  let sql: Sql;
  let workspaceId: WorkspaceId;
  beforeAll(async () => {
    database = await createTestDatabase();
    sql = connectPostgres(database.url, { max });
  });
  afterAll(async () => {
    await sql.end();
    await database.drop();
  });
  beforeEach(async () => {
    workspaceId = await createWorkspace(sql, { name: 'W' });
  });
  return {
    get databaseUrl() {
      return database.url;
    },
    get sql() {
      return sql;
    },
    get workspaceId() {
      return workspaceId;
    },
  };
}
