import type { Queryable, Sql } from '../postgres/connect.ts';

/** The last sequence number whose effect is durable for this reader; 0 before its first. */
export async function getCursor(sql: Queryable, reader: string): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`select seq from outbox_cursor where reader = ${reader}`;
  return row?.seq ?? 0;
}

/** Moves a reader's cursor forward, never back. */
export async function moveCursor(sql: Queryable, reader: string, seq: number): Promise<void> {
  await sql`
    insert into outbox_cursor (reader, seq) values (${reader}, ${seq})
    on conflict (reader) do update set seq = excluded.seq, moved_at = now() where outbox_cursor.seq < excluded.seq`;
}

/** The newest sequence number drawn, committed or not; 0 when none was. */
export async function newestSeq(sql: Queryable): Promise<number> {
  const [row] = await sql<
    { seq: number }[]
  >`select case when is_called then last_value else 0 end as seq from outbox_seq`;
  return row?.seq ?? 0;
}

export interface ReaderLag {
  reader: string;
  /** Rows not yet acted on, at most: rolled-back numbers count too. */
  behind: number;
  /** Age of the oldest row not yet acted on; 0 when there is none. */
  lagSeconds: number;
  /** Since it last moved; null when it never did. */
  stillSeconds: number | null;
}

/** How far each reader is behind: those that ever moved, and those named here. */
export async function readLag(sql: Sql, expected: readonly string[] = []): Promise<ReaderLag[]> {
  return sql<ReaderLag[]>`
    select c.reader,
      greatest(0, (select case when is_called then last_value else 0 end from outbox_seq) - c.seq)::int as behind,
      coalesce((
        select greatest(0, extract(epoch from clock_timestamp() - o.at)) from outbox o where o.seq > c.seq order by o.seq limit 1
      ), 0)::float8 as "lagSeconds",
      -- greatest() passes nulls over, and one that never moved is not one that moved just now.
      case when c.moved_at is not null
        then greatest(0, extract(epoch from clock_timestamp() - c.moved_at)) end::float8 as "stillSeconds"
    from (
      select reader, seq, moved_at from outbox_cursor
      union all
      select name, 0, null from unnest(${[...expected]}::text[]) as name
      where not exists (select from outbox_cursor where reader = name)
    ) as c
    order by c.reader`;
}
