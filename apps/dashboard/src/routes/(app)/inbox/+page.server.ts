import { removeSample } from '@debrief/db';
import { fail } from '@sveltejs/kit';
import { loadSample } from '#lib/server/sample/load-sample.ts';
import { requireRole } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  loadSample: async function load({ locals, fetch }) {
    const { workspaceId } = requireRole(locals, 'owner');
    const refused = await loadSample({ sql: postgres(), workspaceId, fetch, now: new Date() });
    return refused === null ? undefined : fail(500, { problem: refused });
  },

  removeSample: async function remove({ locals }) {
    const { workspaceId } = requireRole(locals, 'owner');
    return { removed: await removeSample(postgres(), workspaceId) };
  },
};
