import type { ClickHouse } from './connect.ts';
import type { FactRows } from './fact-rows.ts';

export interface FactTables {
  conversations: string;
  messages: string;
}

export const factTables: FactTables = { conversations: 'conversation_facts', messages: 'message_facts' };

/**
 * Inserts facts; resolves when they are durable. Called again with the same batch id it changes nothing, and a row of a
 * lower revision never replaces a higher one.
 */
export async function writeFacts(
  clickhouse: ClickHouse,
  batchId: string,
  rows: FactRows,
  tables: FactTables = factTables,
): Promise<void> {
  await insert(clickhouse, tables.messages, `${batchId}:messages`, rows.messages);
  await insert(clickhouse, tables.conversations, `${batchId}:conversations`, rows.conversations);
}

async function insert(clickhouse: ClickHouse, table: string, token: string, values: readonly object[]): Promise<void> {
  if (values.length === 0) return;
  await clickhouse.insert({
    table,
    values,
    format: 'JSONEachRow',
    clickhouse_settings: {
      async_insert: 0,
      date_time_input_format: 'best_effort',
      insert_deduplicate: 1,
      insert_deduplication_token: token,
      // The token covers whole blocks: one block per insert, or a retry that differs in length would lose rows.
      min_insert_block_size_rows: '2000000',
      min_insert_block_size_bytes: '0',
      // A sender's clock may be anywhere, and so may an import's first and last month be.
      max_partitions_per_insert_block: '0',
    },
  });
}
