import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClickHouse } from '@debrief/db/clickhouse';
import type { BareFormat } from './formats.ts';

export interface PreparedInsert {
  file: string;
  table: string;
  rows: number;
}

export const bareTables = [
  ['conversation_facts', 'bare_conversations'],
  ['message_facts', 'bare_messages'],
] as const;

const ROWS_PER_INSERT = 50_000;

/** Writes the facts that are stored into files as a client would send them, 50,000 rows each, for tables like theirs. */
export async function prepareFacts(
  clickhouse: ClickHouse,
  directory: string,
  format: BareFormat,
): Promise<PreparedInsert[]> {
  const inserts: PreparedInsert[] = [];
  for (const [from, table] of bareTables) {
    await clickhouse.command({ query: `create table if not exists ${table} as ${from}` });
    const counted = await clickhouse.query({ query: `select count() as n from ${from} final`, format: 'JSONEachRow' });
    const total = (await counted.json<{ n: number }>())[0]?.n ?? 0;
    for (let offset = 0; offset < total; offset += ROWS_PER_INSERT) {
      const result = await clickhouse.exec({
        query: `select * from ${from} final order by revision, conversation_id limit ${ROWS_PER_INSERT} offset ${offset} format ${format}`,
      });
      const file = join(directory, `${table}-${offset}.${format}`);
      await writeFile(file, result.stream);
      inserts.push({ file, table, rows: Math.min(ROWS_PER_INSERT, total - offset) });
    }
  }
  return inserts;
}

export async function emptyBare(clickhouse: ClickHouse): Promise<void> {
  for (const [, table] of bareTables) await clickhouse.command({ query: `truncate table ${table}` });
}
