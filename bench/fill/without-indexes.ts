import type { Sql } from '@debrief/db';

/** Does the work on tables without their indexes (but the unique ones) and makes these again, in whatever case. */
export async function withoutIndexes(sql: Sql, tables: string[], work: () => Promise<void>): Promise<void> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = any(${tables}::regclass[]) and not i.indisunique`;
  for (const { name } of indexes) await sql`drop index ${sql(name)}`;
  try {
    await work();
  } finally {
    await sql.begin(async (tx) => {
      await tx`set local maintenance_work_mem = '1GB'`;
      for (const { definition } of indexes) await tx.unsafe(definition);
    });
  }
}
