import { readWorkspace } from '@debrief/db';
import { livePosition } from '#lib/server/live/index.ts';
import { requireMember } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
  const { workspaceId, memberId, role, name, email } = requireMember(locals);
  // Before anything is read: what is written from here on, the page's stream will tell.
  const liveAfter = livePosition();
  const { name: workspaceName, timeZone, weekStart } = await readWorkspace(postgres(), workspaceId);
  return {
    member: { id: memberId, role, name, email },
    workspace: { id: workspaceId, name: workspaceName, timeZone, weekStart },
    liveAfter,
  };
};
