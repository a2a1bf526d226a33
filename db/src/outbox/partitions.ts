import type { Sql } from '../postgres/connect.ts';

const ROWS_PER_PARTITION = 1_000_000;
const LOCK_TIMEOUT = '55P03';

/** Makes the partitions that the next rows will need, `ahead` of them; returns how many were missing. */
export async function makePartitions(sql: Sql, ahead = 16): Promise<number> {
  const [row] = await sql<[{ made: number }]>`select outbox_make_partitions(${ahead}) as made`;
  return row.made;
}

export interface OutboxPartitions {
  count: number;
  /** Rows that can still be written before a new partition is needed. */
  rowsAhead: number;
  /** With their indexes. */
  bytes: number;
}

/** How much room the outbox has, and takes. */
export async function readPartitions(sql: Sql): Promise<OutboxPartitions> {
  const [row] = await sql<[OutboxPartitions]>`
    select count(*)::int as count, coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint as bytes,
      greatest(0, coalesce((max(substring(c.relname from '^outbox_([0-9]+)$')::bigint) + 1) * ${ROWS_PER_PARTITION}, 0)
        - (select last_value from outbox_seq))::bigint as "rowsAhead"
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'outbox'::regclass`;
  return row;
}

/**
 * Drops the partitions that every reader is past and whose newest row is older than `olderThanHours`, and returns their
 * names. A reader named here that never moved holds back all. Gives way at once to whoever uses the outbox.
 */
export async function dropPartitions(
  sql: Sql,
  { readers, olderThanHours }: { readers: readonly string[]; olderThanHours: number },
): Promise<string[]> {
  const slowest = await slowestCursor(sql, readers);
  const partitions = await sql<{ name: string }[]>`
    select c.relname as name
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'outbox'::regclass
    order by c.relname`;
  const dropped: string[] = [];
  for (const { name } of partitions) {
    const end = (Number(name.replace(/^outbox_0*(?=\d)/, '')) + 1) * ROWS_PER_PARTITION;
    // Its last row is end - 1. Partitions are in order: behind the first one still needed nothing can go.
    if (!(end - 1 <= slowest) || !(await isOlderThan(sql, name, olderThanHours))) break;
    if (!(await drop(sql, name))) break;
    dropped.push(name);
  }
  return dropped;
}

/** The place of the slowest of all cursors, those of rebuilds included; 0 when a reader named here never moved. */
export async function slowestCursor(sql: Sql, readers: readonly string[]): Promise<number> {
  const cursors = await sql<{ reader: string; seq: number }[]>`select reader, seq from outbox_cursor`;
  const missing = readers.some((reader) => !cursors.some((cursor) => cursor.reader === reader));
  return missing ? 0 : Math.min(...cursors.map((cursor) => cursor.seq));
}

async function isOlderThan(sql: Sql, partition: string, hours: number): Promise<boolean> {
  const [newest] = await sql<{ old: boolean }[]>`
    select at < now() - make_interval(hours => ${hours}) as old from ${sql(partition)} order by seq desc limit 1`;
  return newest?.old ?? true;
}

async function drop(sql: Sql, partition: string): Promise<boolean> {
  try {
    await sql.begin(async (tx) => {
      await tx`set local lock_timeout = '200ms'`;
      await tx`drop table ${tx(partition)}`;
    });
    return true;
  } catch (error) {
    // Waiting for the lock would make everybody else wait behind us; the next round tries again.
    if ((error as { code?: string }).code === LOCK_TIMEOUT) return false;
    throw error;
  }
}
