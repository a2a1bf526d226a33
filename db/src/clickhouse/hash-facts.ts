/**
 * What a store holds of one workspace, day by day: how many rows, and a sum of hashes of their ids and revisions. Each
 * store computes its own with the same formula, so only a line per day travels.
 *
 * Formula: the sum, modulo 2^64, of the first seven bytes of md5('<id>:<revision>') as a big-endian number.
 */
import { z } from 'zod';
import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { ask } from './ask.ts';
import { within, type Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import { startedAt, startedWithin } from './fact-sources.ts';
import { ch } from './fragment.ts';

export type FactTable = 'conversation_facts' | 'message_facts';

export interface DayHash {
  count: number;
  /** Decimal, below 2^64. */
  hash: string;
}

/** By day of `started_at` in UTC, `2026-11-01`. */
export type DayHashes = Map<string, DayHash>;

const RECONCILE_SECONDS = 120;

const dayRow = z.object({ day: z.string(), count: z.int(), hash: z.string() });

/** What ClickHouse shows of conversations that started in a period. */
export async function hashClickHouseDays(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  table: FactTable,
  period: Period,
): Promise<DayHashes> {
  const id = table === 'conversation_facts' ? ch`conversation_id` : ch`message_id`;
  const digest = ch`MD5(concat(toString(${id}), ':', toString(revision)))`;
  const rows = await ask(
    clickhouse,
    workspaceId,
    {
      from: table,
      select: ch`toString(toDate(started_at)) as day, count() as count,
        toString(sum(reinterpretAsUInt64(reverse(substring(${digest}, 1, 7))))) as hash`,
      where: within(period),
      rest: ch`group by day`,
      row: dayRow,
    },
    { maxSeconds: RECONCILE_SECONDS },
  );
  return toDays(rows);
}

/** What Postgres holds, and ClickHouse should show, of conversations that started in a period. */
export async function hashPostgresDays(
  sql: Sql,
  workspaceId: WorkspaceId,
  table: FactTable,
  period: Period,
): Promise<DayHashes> {
  const ofMessages = table === 'message_facts';
  const row = sql.unsafe(ofMessages ? 'm' : 'c');
  const rows = await sql<z.infer<typeof dayRow>[]>`
    select to_char(${sql.unsafe(startedAt)} at time zone 'UTC', 'YYYY-MM-DD') as day, count(*) as count,
      (sum(('x' || left(md5(${row}.id || ':' || ${row}.revision), 14))::bit(56)::bigint) % 18446744073709551616)::text as hash
    from conversation c ${ofMessages ? sql`join message m on m.conversation_id = c.id` : sql``}
    where c.workspace_id = ${workspaceId} and ${startedWithin(sql, period)}
    group by day`;
  return toDays(rows);
}

function toDays(rows: readonly z.infer<typeof dayRow>[]): DayHashes {
  return new Map(rows.map(({ day, count, hash }) => [day, { count, hash }]));
}
