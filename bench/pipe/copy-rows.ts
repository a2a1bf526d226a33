/**
 * The bare thing that taking conversations in is compared with: the very rows that the API wrote, as multi-row INSERTs
 * in SQL text, a transaction per batch, sent by as many clients to tables of the same definition. Nothing is left to do
 * but Postgres' own work: no parsing of JSON, no checks, no locks, no answers.
 */
import type { Sql } from '@debrief/db';

const tables = ['visitor', 'conversation', 'message', 'outbox'] as const;

/** One transaction per batch of conversations whose external ids share the text before their last dash. */
export async function readAsInserts(sql: Sql): Promise<string[]> {
  const batches = new Map<string, Map<string, string[]>>();
  const columnsOf = new Map<string, string[]>();
  for (const table of tables) {
    const columns = await readColumns(sql, table);
    columnsOf.set(table, columns);
    // The number of an outbox row is drawn anew, as the API draws it.
    const values = columns.map((column) =>
      table === 'outbox' && column === 'seq' ? `'nextval(''outbox_seq'')'` : `quote_nullable(t."${column}")`,
    );
    const rows = await sql<{ batch: string; row: string }[]>`
      select regexp_replace(${sql.unsafe(batchOf[table])}, '-[^-]*$', '') as batch,
        ${sql.unsafe(`'(' || ${values.join(` || ',' || `)} || ')'`)} as row
      from ${sql.unsafe(sourceOf[table])} order by ${sql.unsafe(orderOf[table])}`;
    for (const { batch, row } of rows) {
      const ofBatch = batches.get(batch) ?? new Map<string, string[]>();
      batches.set(batch, ofBatch.set(table, [...(ofBatch.get(table) ?? []), row]));
    }
  }
  return [...batches.values()].map((batch) => {
    const inserts = tables.flatMap((table) => {
      const rows = batch.get(table);
      const columns = (columnsOf.get(table) ?? []).map((column) => `"${column}"`).join(',');
      return rows ? [`insert into ${table} (${columns}) values ${rows.join(',')};`] : [];
    });
    return `begin;${inserts.join('')}commit`;
  });
}

const batchOf = {
  visitor: `substr(t.external_id, 3)`,
  conversation: 't.external_id',
  message: 'c.external_id',
  outbox: 'c.external_id',
} as const;

const sourceOf = {
  visitor: 'visitor t',
  conversation: 'conversation t',
  message: 'message t join conversation c on c.id = t.conversation_id',
  outbox: 'outbox t join conversation c on c.id = t.conversation_id',
} as const;

const orderOf = { visitor: 't.id', conversation: 't.id', message: 't.id', outbox: 't.seq' } as const;

async function readColumns(sql: Sql, table: string): Promise<string[]> {
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
  return columns.map(({ name }) => name);
}

/** Takes away what was taken in, so that the rows can be inserted again into tables of the same size. */
export async function emptyTables(sql: Sql): Promise<void> {
  await sql`truncate visitor, conversation, inbox_count, message, outbox, feedback, analysis, flag, question cascade`;
}
