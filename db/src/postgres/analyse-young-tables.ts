import type { Sql } from './connect.ts';

const young = ['conversation', 'message', 'visitor'];

/**
 * Gives the planner a first idea of the tables that messages go to, where nobody has analysed them yet: it takes a
 * workspace's rows for few until then, and autovacuum comes by once a minute. Needs the tables' owner.
 */
export async function analyseYoungTables(sql: Sql): Promise<void> {
  const unknown = await sql<{ name: string }[]>`
    select relname as name from pg_class where oid = any(${young}::regclass[]) and reltuples < 0`;
  for (const { name } of unknown) await sql`analyze ${sql(name)}`;
}
