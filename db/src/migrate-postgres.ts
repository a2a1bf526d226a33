import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
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
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'debrief migrate', search_path: 'public' },
  });
  try {
    // Held by the one connection of this pool; released when it ends.
    await sql`select pg_advisory_lock(hashtext('debrief migrate'))`;
    await refuseNewer(sql);
    const { drizzle, migrate } = loadDrizzle();
    await migrate(drizzle(sql), { migrationsFolder, migrationsSchema: 'debrief' });
  } finally {
    await sql.end();
  }
}

/** By `require`, and only when needed: as ES modules it costs every process 200 MB (see schema.ts). */
function loadDrizzle() {
  const require = createRequire(import.meta.url);
  const { drizzle } = require('drizzle-orm/postgres-js') as typeof import('drizzle-orm/postgres-js');
  const { migrate } = require('drizzle-orm/postgres-js/migrator') as typeof import('drizzle-orm/postgres-js/migrator');
  return { drizzle, migrate };
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
