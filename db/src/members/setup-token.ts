import { createHash, randomBytes } from 'node:crypto';
import type { Queryable, Sql } from '../postgres/connect.ts';

const VALID_FOR = '24 hours';

/** Whether the desk has a member; the set-up page is closed from then on. */
export async function hasOwner(sql: Queryable): Promise<boolean> {
  const [row] = await sql<{ found: boolean }[]>`select exists (select from member) as found`;
  return row?.found ?? false;
}

/** A new one-time token for the set-up page, ending earlier ones; null when the desk already has an owner. */
export async function issueSetupToken(sql: Sql): Promise<string | null> {
  if (await hasOwner(sql)) return null;
  const token = randomBytes(24).toString('base64url');
  await sql.begin(async (tx) => {
    await tx`delete from setup_token`;
    await tx`insert into setup_token (hash, expires_at) values (${hash(token)}, now() + ${VALID_FOR}::interval)`;
  });
  return token;
}

/** Whether the token would be taken now: unexpired, unused, and no owner yet. */
export async function isSetupTokenValid(sql: Queryable, token: string): Promise<boolean> {
  if (await hasOwner(sql)) return false;
  const [row] = await sql<{ found: boolean }[]>`
    select exists (select from setup_token where hash = ${hash(token)} and expires_at > now()) as found`;
  return row?.found ?? false;
}

/** Uses the token up; false when it was not valid. Two visits at once cannot both get true. */
export async function redeemSetupToken(sql: Queryable, token: string): Promise<boolean> {
  const rows = await sql`delete from setup_token where hash = ${hash(token)} and expires_at > now() returning hash`;
  return rows.length > 0;
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
