import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';

export type ClickHouse = ClickHouseClient;

export interface ClickHouseOptions {
  /** Connections at most. */
  maxConnections?: number;
  /** Milliseconds a request may take before the client hangs up. */
  requestTimeoutMs?: number;
  /** Shown in system.query_log. */
  applicationName?: string;
}

/**
 * A client of ClickHouse's HTTP interface. The URL names user, password and database:
 * `http://user:password@host:8123/debrief`. Connects on first use and throws only then; close it with `close()`.
 */
export function connectClickHouse(url: string, options: ClickHouseOptions = {}): ClickHouse {
  return createClient({
    url,
    application: options.applicationName ?? 'debrief',
    max_open_connections: options.maxConnections ?? 10,
    request_timeout: options.requestTimeoutMs ?? 30_000,
    keep_alive: { enabled: true },
    // Failures are thrown; whoever catches them knows whether they are worth a line.
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: {
      // An insert that was answered is on disk (invariant 4); newer servers buffer small inserts by default.
      async_insert: 0,
      // Counts and revisions stay far below 2^53.
      output_format_json_quote_64bit_integers: 0,
    },
  });
}
