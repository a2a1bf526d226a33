import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { openSealedKey } from './keys.ts';

export interface ApiKeyRow {
  id: string;
  kind: 'secret' | 'public';
  name: string;
  prefix: string;
  origins: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** The workspace's keys in use, newest first; never the keys themselves. */
export async function listApiKeys(sql: Sql, workspaceId: WorkspaceId): Promise<ApiKeyRow[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<ApiKeyRow[]>`
    select id, kind, name, prefix, origins, created_at as "createdAt", last_used_at as "lastUsedAt"
    from api_key
    where workspace_id = ${workspaceId} and revoked_at is null and not sample
    order by created_at desc`,
  );
}

/** Ends a key at once; false when the workspace has no such key in use. */
export async function revokeApiKey(sql: Sql, workspaceId: WorkspaceId, id: string): Promise<boolean> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    update api_key set revoked_at = now(), sealed = null
    where workspace_id = ${workspaceId} and id = ${id} and revoked_at is null
    returning id`,
  );
  return rows.length > 0;
}

/** A secret key that the set-up page may still show; null when there is none, or the desk's secret has changed. */
export async function readSetupKey(sql: Sql, workspaceId: WorkspaceId, secret: string): Promise<string | null> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ sealed: string }[]>`
    select sealed from api_key
    where workspace_id = ${workspaceId} and kind = 'secret' and revoked_at is null and sealed is not null
    order by created_at
    limit 1`,
  );
  return row ? openSealedKey(row.sealed, secret) : null;
}

/** Forgets the readable form of the workspace's keys: they have been used. */
export async function dropSetupKey(sql: Sql, workspaceId: WorkspaceId): Promise<void> {
  await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    update api_key set sealed = null where workspace_id = ${workspaceId} and sealed is not null`,
  );
}
