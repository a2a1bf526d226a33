import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { hashKey } from './keys.ts';

export interface AuthenticatedKey {
  id: string;
  workspaceId: WorkspaceId;
  kind: 'secret' | 'public';
  origins: string[];
  sample: boolean;
}

/** The key's row, or null for a key that is unknown or revoked. Notes when it was last used, to the minute. */
export async function authenticateKey(sql: Sql, key: string): Promise<AuthenticatedKey | null> {
  const hash = hashKey(key);
  const [row] = await sql<(AuthenticatedKey & { stale: boolean })[]>`
    select id, workspace_id as "workspaceId", kind, origins, sample,
      coalesce(last_used_at < now() - interval '1 minute', true) as stale
    from api_key
    where hash = ${hash} and revoked_at is null`;
  if (!row) return null;
  const { stale, ...found } = row;
  if (stale) await sql`update api_key set last_used_at = now() where hash = ${hash}`;
  return found;
}
