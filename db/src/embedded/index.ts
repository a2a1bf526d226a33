export {
  startClickHouseServer,
  type ClickHouseServerOptions,
  type EmbeddedServer,
} from './clickhouse-server/start-clickhouse-server.ts';
export { EmbeddedServerError, type EmbeddedServerErrorCode } from './embedded-server-error.ts';
