import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { SqlError } from './sql-error.ts';

/** The one user the embedded server knows. */
export const embeddedUser = 'debrief';

/** Throws `SqlError` unless the request carries the user and password, by Basic auth or ClickHouse's own headers. */
export function authorise(request: IncomingMessage, password: string): void {
  const given = readCredentials(request);
  if (given === null) {
    throw new SqlError(194, 'REQUIRED_PASSWORD', 'The embedded server requires its generated password');
  }
  const right = [sameSecret(given.user, embeddedUser), sameSecret(given.password, password)].every(Boolean);
  if (!right) throw new SqlError(516, 'AUTHENTICATION_FAILED', 'Authentication failed: wrong user or password');
}

function readCredentials(request: IncomingMessage): { user: string; password: string } | null {
  const basic = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic !== undefined) {
    const text = Buffer.from(basic, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    return colon < 0 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) };
  }
  const user = request.headers['x-clickhouse-user'];
  const key = request.headers['x-clickhouse-key'];
  return typeof user === 'string' && typeof key === 'string' ? { user, password: key } : null;
}

/** Compares digests, so that neither length nor first difference shows in the time taken. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
