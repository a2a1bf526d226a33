import type { Transaction } from './connect.ts';

/** PostgreSQL's `query_canceled`. */
const TIMED_OUT = '57014';

/** Ends each of the transaction's statements from here on that takes longer. */
export async function limitTime(tx: Transaction, maxMs: number): Promise<void> {
  await tx`select set_config('statement_timeout', ${String(maxMs)}, true)`;
}

/** Whether a statement was ended for having taken too long. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === TIMED_OUT;
}
