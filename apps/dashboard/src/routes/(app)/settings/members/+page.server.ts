import { listMembers } from '@debrief/db';
import { requireMember } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { workspaceId } = requireMember(locals);
  return { members: await listMembers(postgres(), workspaceId) };
};
