import { createApiKey, type WorkspaceId } from '@debrief/db';
import { owner, ownerSettings } from '../../apps/dashboard/src/testing/owner.ts';
import type { Dashboard, Databases, Stack } from '../pipe/open-stack.ts';

export interface OwnedDesk {
  databases: Databases;
  dashboard: Dashboard;
  /** The owner's. */
  workspaceId: WorkspaceId;
  apiKey: string;
  /** Of a session of the owner's, as a request header. */
  cookie: string;
}

/** Databases with a dashboard whose owner is signed in. Stop the dashboard when it is done with. */
export async function openOwnedDesk(stack: Stack, name: string): Promise<OwnedDesk> {
  const databases = await stack.createDatabases(name);
  const dashboard = await stack.startDashboard(databases, ownerSettings);
  const [own] = await databases.sql<{ id: WorkspaceId }[]>`select workspace_id as id from member`;
  if (!own) throw new Error('the owner has no workspace');
  const { key: apiKey } = await createApiKey(databases.sql, own.id, { kind: 'secret', name: 'Bench' });
  const signedIn = await fetch(`${dashboard.url}/sign-in`, {
    method: 'POST',
    headers: { origin: dashboard.url },
    body: new URLSearchParams(owner),
    redirect: 'manual',
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  if (cookie === '') throw new Error(`the owner could not sign in: HTTP ${signedIn.status}`);
  return { databases, dashboard, workspaceId: own.id, apiKey, cookie };
}
