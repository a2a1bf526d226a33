export { startClickHouseServer, type ClickHouseServerOptions } from './clickhouse-server/start-clickhouse-server.ts';
export type { EmbeddedServer } from './embedded-server.ts';
export { EmbeddedServerError, type EmbeddedServerErrorCode } from './embedded-server-error.ts';
export { startPostgresServer, type PostgresServerOptions } from './postgres-server/start-postgres-server.ts';
