export { startClickHouseServer, type ClickHouseServerOptions } from './clickhouse-server/start-clickhouse-server.ts';
export { endWithParent } from './end-with-parent.ts';
export type { EmbeddedServer } from './embedded-server.ts';
export { EmbeddedServerError, type EmbeddedServerErrorCode } from './embedded-server-error.ts';
export { findFreePort } from './find-free-port.ts';
export { forwardLines } from './forward-lines.ts';
export { lockDirectory, readLock, type DirectoryLock } from './lock-directory.ts';
export { startPostgresServer, type PostgresServerOptions } from './postgres-server/start-postgres-server.ts';
export {
  endProcess,
  isRunning,
  parentOf,
  processCommand,
  processStartedAt,
  thisProcess,
  type ProcessIdentity,
} from './process-identity.ts';
