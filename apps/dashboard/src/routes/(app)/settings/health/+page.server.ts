import { dismissDeadLetter, listWorkspaces, release, retryDeadLetters } from '@debrief/db';
import { z } from 'zod';
import { DEBRIEF_WORKERS_URL } from '$app/env/private';
import { parseForm, refuse } from '#lib/form/parse-form.ts';
import { readDeskHealth } from '#lib/server/health/read-desk-health.ts';
import { liveHub } from '#lib/server/live/index.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { clickhouse, postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

const letter = z.object({ id: z.guid('This entry is gone. Reload the page.') });

const gone = { errors: {}, values: {}, message: 'This entry is gone already: the page was out of date.' };

export const load: PageServerLoad = async ({ locals, depends }) => {
  depends('debrief:health');
  const { workspaceId, role } = requireMember(locals);
  const sql = postgres();
  const [health, workspaces] = await Promise.all([readDeskHealth(sql, clickhouse(), workspaceId), listWorkspaces(sql)]);
  const mayEdit = role === 'owner';
  return {
    ...health,
    streams: liveHub().watchers(),
    versions: { debrief: release, node: process.versions.node },
    mayEdit,
    // The queue is the whole desk's: see routes/(app)/settings/queues.
    hasBoard: mayEdit && workspaces.length === 1 && DEBRIEF_WORKERS_URL !== undefined,
  };
};

export const actions: Actions = {
  retry: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, letter);
    if (refused) return refused;
    const retried = await retryDeadLetters(postgres(), workspaceId, data.id);
    return retried > 0 ? { retried } : refuse(404, gone);
  },
  retryAll: async ({ locals }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    return { retried: await retryDeadLetters(postgres(), workspaceId) };
  },
  dismiss: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, letter);
    if (refused) return refused;
    return (await dismissDeadLetter(postgres(), workspaceId, data.id)) ? { dismissed: true } : refuse(404, gone);
  },
};
