import { connectPostgres, createWorkspace, type Sql, type WorkspaceId } from '@debrief/db';
import { connectClickHouse, type ClickHouse } from '@debrief/db/clickhouse';
import { createTestClickHouse, createTestDatabase } from '@debrief/db/testing';

export interface Stores {
  sql: Sql;
  clickhouse: ClickHouse;
  /** An empty one. */
  workspaceId: WorkspaceId;
  drop(): Promise<void>;
}

/** Both stores, each on a database of its own, with one workspace. */
export async function openStores({ timeZone }: { timeZone?: string } = {}): Promise<Stores> {
  const [database, engine] = await Promise.all([createTestDatabase(), createTestClickHouse()]);
  const sql = connectPostgres(database.url, { max: 6 });
  const clickhouse = connectClickHouse(engine.url);
  return {
    sql,
    clickhouse,
    workspaceId: await createWorkspace(sql, { name: 'W', ...(timeZone !== undefined && { timeZone }) }),
    async drop() {
      await Promise.all([sql.end(), clickhouse.close()]);
      await Promise.all([database.drop(), engine.drop()]);
    },
  };
}
