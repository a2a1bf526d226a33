import { open, type FileHandle } from 'node:fs/promises';
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
/** The embedded engine holds a result whole. */
const ROWS_PER_QUERY = 200_000;
const LINE_FEED = 0x0a;

/**
 * Writes the facts that are stored into files as a client would send them, 50,000 rows each and as ours within a month,
 * for tables of the same definition.
 */
export async function prepareFacts(
  clickhouse: ClickHouse,
  directory: string,
  format: BareFormat,
): Promise<PreparedInsert[]> {
  const inserts: PreparedInsert[] = [];
  for (const [from, table] of bareTables) {
    await clickhouse.command({ query: `create table if not exists ${table} as ${from}` });
    const counted = await clickhouse.query({
      query: `select toYYYYMM(started_at) as month, count() as rows from ${from} final group by month order by month`,
      format: 'JSONEachRow',
    });
    for (const { month, rows } of await counted.json<{ month: number; rows: number }>()) {
      const queries = Math.ceil(rows / ROWS_PER_QUERY);
      for (let part = 0; part < queries; part++) {
        const { stream } = await clickhouse.exec({
          query: `select * from ${from} final
            where toYYYYMM(started_at) = ${month} and cityHash64(conversation_id) % ${queries} = ${part} format ${format}`,
        });
        const name = join(directory, `${table}-${month}-${part}`);
        const files = await writeInParts(stream as AsyncIterable<Buffer>, name, format);
        inserts.push(...files.map((file) => ({ ...file, table })));
      }
    }
  }
  return inserts;
}

/** Writes lines to files of 50,000 each; the last may have fewer. */
async function writeInParts(lines: AsyncIterable<Buffer>, name: string, format: string) {
  const files: { file: string; rows: number }[] = [];
  let handle: FileHandle | null = null;
  for await (const chunk of lines) {
    for (let from = 0; from < chunk.length;) {
      let current = files.at(-1);
      if (!handle || !current) {
        current = { file: `${name}-${files.length}.${format}`, rows: 0 };
        files.push(current);
        handle = await open(current.file, 'w');
      }
      let to = from;
      while (to < chunk.length && current.rows < ROWS_PER_INSERT) {
        const end = chunk.indexOf(LINE_FEED, to);
        if (end !== -1) current.rows += 1;
        to = end === -1 ? chunk.length : end + 1;
      }
      await handle.write(chunk.subarray(from, to));
      from = to;
      if (current.rows === ROWS_PER_INSERT) {
        await handle.close();
        handle = null;
      }
    }
  }
  await handle?.close();
  return files;
}

export async function emptyBare(clickhouse: ClickHouse): Promise<void> {
  for (const [, table] of bareTables) await clickhouse.command({ query: `truncate table ${table}` });
}
