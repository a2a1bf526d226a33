import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectPostgres } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { startClickHouseServer, startPostgresServer, type EmbeddedServer } from '@debrief/db/embedded';
import { messageOf } from '../desk-error.ts';
import { askRedis } from './ask-redis.ts';
import { bad, good, poor, type Finding } from './check.ts';

/** PostgreSQL at `url` answers and is not too old; for null the embedded one can run here, tried in a directory of its own. */
export async function checkPostgres(url: string | null): Promise<Finding> {
  if (url === null)
    return tryOut('PostgreSQL', 'DATABASE_URL', (dataDir) => startPostgresServer({ dataDir }), checkPostgres);
  const sql = connectPostgres(url, { applicationName: 'debrief doctor', max: 1 });
  try {
    const [row] = await sql<{ version: string; number: number }[]>`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number`;
    if (row === undefined || row.number < 150_000) {
      return bad(`PostgreSQL ${row?.version ?? ''} is older than 15`, 'update it, or leave DATABASE_URL out');
    }
    return good(`PostgreSQL ${row.version} answers`);
  } catch (error) {
    return bad(
      `PostgreSQL at ${new URL(url).host}: ${messageOf(error)}`,
      'check DATABASE_URL, and that the server runs',
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** ClickHouse at `url` answers; for null the embedded engine can run here, tried in a directory of its own. */
export async function checkClickHouse(url: string | null): Promise<Finding> {
  if (url === null) {
    return tryOut('ClickHouse', 'CLICKHOUSE_URL', (dataDir) => startClickHouseServer({ dataDir }), checkClickHouse);
  }
  // The database itself may yet have to be made.
  const server = new URL(url);
  server.pathname = '/default';
  const clickhouse = connectClickHouse(server.href, { applicationName: 'debrief doctor', requestTimeoutMs: 10_000 });
  try {
    const answer = await clickhouse.query({ query: 'select version() as version', format: 'JSONEachRow' });
    const [row] = await answer.json<{ version: string }>();
    return good(`ClickHouse ${row?.version ?? ''} answers`);
  } catch (error) {
    return bad(`ClickHouse at ${server.host}: ${messageOf(error)}`, 'check CLICKHOUSE_URL, and that the server runs');
  } finally {
    await clickhouse.close();
  }
}

/** Redis at `url` is set up as BullMQ requires: recent, never evicting, and writing an append-only file. */
export async function checkRedis(url: string | null): Promise<Finding> {
  if (url === null) return good('Redis is not set; jobs wait in PostgreSQL');
  try {
    const info = await askRedis(url);
    const version = info.get('redis_version') ?? '0';
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major * 100 + minor < 602) return bad(`Redis ${version} is older than 6.2`, 'update it');
    const policy = info.get('maxmemory_policy') ?? 'unknown';
    if (policy !== 'noeviction') {
      const remedy = 'run `redis-cli config set maxmemory-policy noeviction`, and put it into redis.conf';
      return bad(`Redis ${version} may drop jobs: maxmemory-policy is ${policy}`, remedy);
    }
    if (info.get('aof_enabled') !== '1') {
      const remedy = 'run `redis-cli config set appendonly yes`, and put it into redis.conf';
      return poor(`Redis ${version} forgets jobs at a restart (they are found again, later)`, remedy);
    }
    return good(`Redis ${version} answers, noeviction, append-only file`);
  } catch (error) {
    return bad(`Redis at ${new URL(url).host}: ${messageOf(error)}`, 'check REDIS_URL, and that the server runs');
  }
}

async function tryOut(
  name: string,
  variable: string,
  start: (dataDir: string) => Promise<EmbeddedServer>,
  check: (url: string) => Promise<Finding>,
): Promise<Finding> {
  const directory = mkdtempSync(join(tmpdir(), 'debrief-doctor-'));
  try {
    const server = await start(join(directory, 'try'));
    try {
      const found = await check(server.url);
      return found.state === 'good' ? good(`${found.text} (embedded, tried out)`) : found;
    } finally {
      await server.stop();
    }
  } catch (error) {
    return bad(`The embedded ${name} does not run here: ${messageOf(error)}`, `set ${variable} to a server of yours`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
