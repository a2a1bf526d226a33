import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { migratePostgres } from '../migrate-postgres.ts';
import { withDatabase } from './with-database.ts';

const migrations = fileURLToPath(new URL('../../migrations/postgres', import.meta.url));

/**
 * Makes a migrated database on the server, once per content of the migrations folder, and returns its name.
 * Migrating takes a second, copying the result some 30 ms.
 */
export async function prepareTemplate(serverUrl: string): Promise<string> {
  const name = `debrief_template_${hashFolder(migrations)}`;
  const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    // Two runs may share a server; the lock is released when this connection ends.
    await sql`select pg_advisory_lock(hashtext('debrief test template'))`;
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (found !== undefined) return name;
    const unfinished = `${name}_unfinished`;
    await sql`drop database if exists ${sql(unfinished)} with (force)`;
    await sql`create database ${sql(unfinished)}`;
    await migratePostgres(withDatabase(serverUrl, unfinished));
    // A connection that has just ended may linger for a moment, and a rename needs the database to itself.
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${unfinished}`;
    await sql`alter database ${sql(unfinished)} rename to ${sql(name)}`;
    return name;
  } finally {
    await sql.end();
  }
}

function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}
