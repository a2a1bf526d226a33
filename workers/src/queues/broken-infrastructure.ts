/** Codes of Node's sockets and of the drivers of Postgres, ClickHouse and Redis that say "not reachable right now". */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
]);

/** SQLSTATE classes: connection, resources, operator intervention; and single states worth another try. */
const sqlClasses = new Set(['08', '53', '57']);
const sqlStates = new Set(['40001', '40P01', '55P03', '25006']);
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Whether the fault lies with what the work stands on, not with the work: it is to be tried again until it passes. */
export function isBrokenInfrastructure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') {
    if (codes.has(code) || sqlStates.has(code)) return true;
    if (SQLSTATE.test(code) && sqlClasses.has(code.slice(0, 2))) return true;
  }
  if (error instanceof AggregateError && error.errors.some(isBrokenInfrastructure)) return true;
  return isBrokenInfrastructure(error.cause);
}
