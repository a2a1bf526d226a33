import { newId, type WorkspaceId } from '../ids.ts';
import type { Queryable } from '../postgres/connect.ts';
import { generateKey, hashKey, keyPrefix, sealKey } from './keys.ts';

export interface NewApiKey {
  kind: 'secret' | 'public';
  name: string;
  origins?: string[];
  /** What it sends is sample data. */
  sample?: boolean;
  /** The key itself, when it is given from outside. */
  key?: string;
  /** The desk's secret: keeps the key readable for the set-up page until the first conversation arrives. */
  sealWith?: string;
}

/** Creates a key and returns it: the only time it is told, unless it was sealed for the set-up page. */
export async function createApiKey(
  sql: Queryable,
  workspaceId: WorkspaceId,
  given: NewApiKey,
): Promise<{ id: string; key: string }> {
  const id = newId();
  const key = given.key ?? generateKey(given.kind);
  await sql`
    insert into api_key (id, workspace_id, kind, name, hash, prefix, sealed, origins, sample)
    values (${id}, ${workspaceId}, ${given.kind}, ${given.name}, ${hashKey(key)}, ${keyPrefix(key)},
      ${given.sealWith ? sealKey(key, given.sealWith) : null}, ${given.origins ?? []}, ${given.sample ?? false})`;
  return { id, key };
}
