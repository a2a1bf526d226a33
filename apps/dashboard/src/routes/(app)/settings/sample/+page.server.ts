import { countSample, removeSample } from '@debrief/db';
import { fail } from '@sveltejs/kit';
import { log } from '#lib/server/log.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { loadSample } from '#lib/server/sample/load-sample.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { workspaceId, role } = requireMember(locals);
  return { conversations: await countSample(postgres(), workspaceId), mayEdit: role === 'owner' };
};

export const actions: Actions = {
  load: async function load({ locals, fetch }) {
    const { workspaceId } = requireRole(locals, 'owner');
    const refused = await loadSample({ sql: postgres(), workspaceId, fetch, now: new Date() });
    if (refused === null) return;
    log.error({ refused }, 'the sample was not taken');
    return fail(500, { problem: refused });
  },

  remove: async function remove({ locals }) {
    const { workspaceId } = requireRole(locals, 'owner');
    return { removed: await removeSample(postgres(), workspaceId) };
  },
};
