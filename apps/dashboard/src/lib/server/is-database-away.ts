/** How postgres.js and Node name a server that cannot be reached; SQLSTATEs of one that stops, starts or only reads. */
const awayCodes = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  // It took longer than statement_timeout.
  '57014',
  // A standby that was taken for the primary.
  '25006',
]);

/** 08: connection exceptions; 53: no memory, disk or connection left. */
const awayClasses = new Set(['08', '53']);

/** Whether an error means that Postgres is away, so that the same request may work in a moment. Looks along the causes. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (!('code' in cause) || typeof cause.code !== 'string') continue;
    const isSqlState = cause.code.length === 5;
    if (awayCodes.has(cause.code) || (isSqlState && awayClasses.has(cause.code.slice(0, 2)))) return true;
  }
  return false;
}
