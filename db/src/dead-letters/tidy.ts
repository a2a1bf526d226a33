import type { Sql } from '../postgres/connect.ts';
import { stands } from './standing.ts';

/** Removes letters whose work is no longer to be done, and returns how many. */
export async function tidyDeadLetters(sql: Sql): Promise<number> {
  const rows = await sql`delete from dead_letter d where not ${stands(sql)}`;
  return rows.count;
}
