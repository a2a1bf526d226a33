import { listAgents, parseId, renameAgent, type AgentId } from '@debrief/db';
import { z } from 'zod';
import { parseForm, refuse } from '#lib/form/parse-form.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({
  id: z.string(),
  name: z.string().trim().min(1, 'Enter a name.').max(100, 'Use at most 100 characters.'),
});

export const load: PageServerLoad = async ({ locals }) => {
  const { workspaceId, role } = requireMember(locals);
  return { agents: await listAgents(postgres(), workspaceId), mayEdit: role === 'owner' };
};

export const actions: Actions = {
  rename: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, form);
    if (refused) return refused;
    const id = parseId<AgentId>(data.id);
    if (!id || !(await renameAgent(postgres(), workspaceId, id, data.name))) {
      return refuse(404, { errors: {}, values: data, message: 'This agent is gone. Reload the page.' });
    }
  },
};
