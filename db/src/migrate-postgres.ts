import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const migrationsFolder = fileURLToPath(new URL('../migrations/postgres', import.meta.url));

/** The database was migrated by a later release than this one. */
export class NewerDatabaseError extends Error {
  readonly code = 'newer_database';

  constructor() {
    super('the database was made by a newer version of Debrief: start that version, or use another data directory');
  }
}

interface Journal {
  entries: { when: number }[];
}

/**
 * Brings a database to this release's schema; doing it twice, or from several processes at once, changes nothing.
 * Throws NewerDatabaseError when the database is ahead of this release.
 */
export async function migratePostgres(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'debrief migrate' } });
  try {
    // Held by the one connection of this pool; released when it ends.
    await sql`select pg_advisory_lock(hashtext('debrief migrate'))`;
    await refuseNewer(sql);
    await migrate(drizzle(sql), { migrationsFolder, migrationsSchema: 'debrief' });
  } finally {
    await sql.end();
  }
}

async function refuseNewer(sql: postgres.Sql): Promise<void> {
  const [applied] = await sql<{ known: boolean }[]>`
    select to_regclass('debrief.__drizzle_migrations') is not null as known`;
  if (!applied?.known) return;
  const [last] = await sql<{ at: string | null }[]>`select max(created_at) as at from debrief.__drizzle_migrations`;
  const journal = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')) as Journal;
  const newestKnown = Math.max(...journal.entries.map((entry) => entry.when));
  if (last?.at && Number(last.at) > newestKnown) throw new NewerDatabaseError();
}
