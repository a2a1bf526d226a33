import postgres from 'postgres';

export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;
/** Either a pool or a transaction of it: for reads that may run in both. */
export type Queryable = Sql | Transaction;

export interface PostgresOptions {
  /** Connections at most. */
  max?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  /** Milliseconds a statement may take; 0 for no limit. */
  statementTimeoutMs?: number;
}

/**
 * A pool of connections to PostgreSQL 15 or newer. 64-bit integers arrive as numbers: sequence numbers, revisions and
 * counts stay far below 2^53. Connects on first use and throws only then.
 */
export function connectPostgres(url: string, options: PostgresOptions = {}): Sql {
  return postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 10,
    idle_timeout: 20,
    // Seconds. The driver's own backoff grows to 20 s, and would hold back queries long after Postgres has returned.
    backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1),
    onnotice: () => {},
    connection: {
      application_name: options.applicationName ?? 'debrief',
      // Not "$user" first: a user called debrief would make its tables in the schema of that name.
      search_path: 'public',
      statement_timeout: options.statementTimeoutMs ?? 0,
    },
    types: {
      bigint: {
        to: 20,
        from: [20],
        parse: (text: string) => Number(text),
        serialize: (value: number) => String(value),
      },
    },
  });
}
