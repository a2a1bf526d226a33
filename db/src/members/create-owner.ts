import { createApiKey } from '../api-keys/create.ts';
import { newId, type MemberId, type WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { hasOwner } from './setup-token.ts';

export interface NewOwner {
  /** The row better-auth made for the person. */
  userId: string;
  workspaceName: string;
  /** IANA name. */
  timeZone: string;
  /** The desk's own secret: the first key stays readable for the set-up page. */
  deskSecret: string;
  /** A first secret key given from outside (DEBRIEF_API_KEY). */
  apiKey?: string;
}

/**
 * Makes the first workspace with its owner, the agent `default` and a first secret key, all or nothing. Returns null
 * when the desk has an owner already, also when two set-ups race.
 */
export async function createOwner(
  sql: Sql,
  owner: NewOwner,
): Promise<{ workspaceId: WorkspaceId; memberId: MemberId } | null> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('debrief set-up'))`;
    if (await hasOwner(tx)) return null;
    const workspaceId = newId<WorkspaceId>();
    const memberId = newId<MemberId>();
    await tx`insert into workspace (id, name, time_zone) values (${workspaceId}, ${owner.workspaceName}, ${owner.timeZone})`;
    await tx`
      insert into member (id, workspace_id, user_id, role) values (${memberId}, ${workspaceId}, ${owner.userId}, 'owner')`;
    await tx`
      insert into agent (id, workspace_id, key, name) values (${newId()}, ${workspaceId}, 'default', 'Default agent')`;
    await createApiKey(tx, workspaceId, {
      kind: 'secret',
      name: 'First key',
      key: owner.apiKey,
      sealWith: owner.deskSecret,
    });
    await tx`delete from setup_token`;
    return { workspaceId, memberId };
  });
}
