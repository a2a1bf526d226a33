import journal from '../../migrations/postgres/meta/_journal.json' with { type: 'json' };
import type { Queryable } from './connect.ts';

/** Whether the database has this release's last migration. */
export async function isMigrated(sql: Queryable): Promise<boolean> {
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  const [table] = await sql<{ known: boolean }[]>`
    select to_regclass('debrief.__drizzle_migrations') is not null as known`;
  if (!table?.known) return false;
  const [last] = await sql<{ at: number | null }[]>`select max(created_at) as at from debrief.__drizzle_migrations`;
  return last?.at === newest;
}
