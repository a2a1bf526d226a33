import { createApiKey, listApiKeys, revokeApiKey } from '@debrief/db';
import { z } from 'zod';
import { parseForm, refuse } from '#lib/form/parse-form.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

const creation = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(60, 'Use at most 60 characters.'),
});

const revocation = z.object({ id: z.guid('This key is gone. Reload the page.') });

export const load: PageServerLoad = async ({ locals }) => {
  const { workspaceId, role } = requireMember(locals);
  return { keys: await listApiKeys(postgres(), workspaceId), mayEdit: role === 'owner' };
};

export const actions: Actions = {
  create: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, creation);
    if (refused) return refused;
    const { key } = await createApiKey(postgres(), workspaceId, { kind: 'secret', name: data.name });
    // Told here and never again: only its hash is kept.
    return { created: { name: data.name, key } };
  },
  revoke: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, revocation);
    if (refused) return refused;
    if (!(await revokeApiKey(postgres(), workspaceId, data.id))) {
      return refuse(404, { errors: {}, values: {}, message: 'This key is gone already. Reload the page.' });
    }
    return { revoked: true };
  },
};
