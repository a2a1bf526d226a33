import { ClickHouseError } from '@clickhouse/client';
import type { ClickHouse } from './connect.ts';

/** A line of the ledger that no migration has. */
const FILLED = { version: 0, name: 'facts filled' };

/** ClickHouse's codes for a table or a database that is not there. */
const missing = new Set(['60', '81']);

/** Notes that the facts hold what Postgres held, once since their tables were made. */
export async function markFactsFilled(clickhouse: ClickHouse): Promise<void> {
  await clickhouse.insert({
    table: 'schema_migration',
    values: [FILLED],
    columns: ['version', 'name'],
    format: 'JSONEachRow',
  });
}

/** Whether that was noted; false when the tables are gone. Throws when ClickHouse cannot be asked. */
export async function areFactsFilled(clickhouse: ClickHouse): Promise<boolean> {
  try {
    const found = await clickhouse.query({
      query: 'select 1 from schema_migration where version = {version:UInt32} limit 1',
      query_params: { version: FILLED.version },
      format: 'JSONEachRow',
    });
    return (await found.json()).length > 0;
  } catch (error) {
    if (error instanceof ClickHouseError && missing.has(error.code)) return false;
    throw error;
  }
}
