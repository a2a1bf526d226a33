import { randomUUID } from 'node:crypto';

const FITTING = /^[A-Za-z0-9._:-]{1,64}$/;

/**
 * What names a request in every log it leaves a trace in: the sender's own id where it brought one that is short and
 * plain, else a new one. Whoever reads it must not take it for unique.
 */
export function requestIdFrom(brought: string | null): string {
  // The last twelve digits are all chance; Node draws for many at a time, and `randomBytes` would ask the system for each.
  return brought !== null && FITTING.test(brought) ? brought : randomUUID().slice(-12);
}
