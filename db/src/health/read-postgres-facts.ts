import type { Sql } from '../postgres/connect.ts';
import { clockSkew } from './clock-skew.ts';

export interface PostgresFacts {
  version: string;
  /** Of the whole database, indexes and outbox included. */
  bytes: number;
  /** The database's clock less this process's, in seconds, give or take the time of one round trip. */
  clockSkewSeconds: number;
  /** The longest running transaction that writes: readers wait for it where it left a hole. Null when there is none. */
  oldestWriter: { pid: number; application: string; seconds: number } | null;
}

/** What PostgreSQL says of itself. Throws when it cannot be reached. */
export async function readPostgresFacts(sql: Sql): Promise<PostgresFacts> {
  const askedAt = Date.now();
  const [row] = await sql<[{ version: string; bytes: number; nowMs: number }]>`
    select current_setting('server_version') as version, pg_database_size(current_database())::bigint as bytes,
      (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"`;
  const clockSkewSeconds = clockSkew(row.nowMs, askedAt, Date.now());
  const [oldestWriter = null] = await sql<{ pid: number; application: string; seconds: number }[]>`
    select pid, application_name as application, extract(epoch from clock_timestamp() - xact_start)::float8 as seconds
    from pg_stat_activity
    where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()
    order by xact_start
    limit 1`;
  return { version: row.version.split(' ')[0] ?? row.version, bytes: row.bytes, clockSkewSeconds, oldestWriter };
}
