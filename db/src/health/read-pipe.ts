import { readLag, type ReaderLag } from '../outbox/cursor.ts';
import { readPartitions, type OutboxPartitions } from '../outbox/partitions.ts';
import { outboxReaders } from '../outbox/words.ts';
import type { Sql } from '../postgres/connect.ts';
import { countBrokenWebhooks } from '../webhooks/list-webhooks.ts';
import { readPostgresFacts, type PostgresFacts } from './read-postgres-facts.ts';
import { readHealthReports, type HealthReports } from './reports.ts';

export interface PipeHealth {
  /** The durable ones. */
  readers: ReaderLag[];
  partitions: OutboxPartitions;
  postgres: PostgresFacts;
  reports: HealthReports;
  /** Switched off because they failed. */
  brokenWebhooks: number;
}

/** How the pipe of the whole desk stands, as far as Postgres knows: numbers, and nothing that anybody said. */
export async function readPipe(sql: Sql): Promise<PipeHealth> {
  const [lags, partitions, postgres, reports, brokenWebhooks] = await Promise.all([
    readLag(sql, outboxReaders),
    readPartitions(sql),
    readPostgresFacts(sql),
    readHealthReports(sql),
    countBrokenWebhooks(sql),
  ]);
  // A rebuild under way pins rows with a cursor that does not move.
  const durable: readonly string[] = outboxReaders;
  return {
    readers: lags.filter(({ reader }) => durable.includes(reader)),
    partitions,
    postgres,
    reports,
    brokenWebhooks,
  };
}
