import { clockSkew } from '../health/clock-skew.ts';
import type { ClickHouse } from './connect.ts';

export interface ClickHouseFacts {
  version: string;
  /** Of the facts, compressed. */
  bytes: number;
  clockSkewSeconds: number;
}

/** What ClickHouse says of itself. Throws when it cannot be reached. */
export async function readClickHouseFacts(clickhouse: ClickHouse): Promise<ClickHouseFacts> {
  const askedAt = Date.now();
  const answer = await clickhouse.query({
    query: `
      select version() as version, toUnixTimestamp64Milli(now64(3)) as nowMs,
        (select sum(bytes_on_disk) from system.parts where active and database = currentDatabase()) as bytes`,
    format: 'JSONEachRow',
  });
  const [row] = await answer.json<{ version: string; nowMs: string; bytes: string | null }>();
  const answeredAt = Date.now();
  return {
    version: row?.version ?? '',
    bytes: Number(row?.bytes ?? 0),
    clockSkewSeconds: clockSkew(Number(row?.nowMs ?? answeredAt), askedAt, answeredAt),
  };
}
