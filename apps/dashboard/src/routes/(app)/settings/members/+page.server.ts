import {
  changeRole,
  createInvitation,
  listInvitations,
  listMembers,
  memberRoles,
  parseId,
  removeMember,
  revokeInvitation,
  type InvitationId,
  type MemberChange,
  type MemberId,
} from '@debrief/db';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { parseForm, refuse } from '#lib/form/parse-form.ts';
import { wakeReaders } from '#lib/server/live/wake-readers.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { requestOrigin } from '#lib/server/request-origin.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

const newInvitation = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email('Enter an e-mail address, like anna@example.com.').max(254, 'Use at most 254 characters.')),
  role: z.enum(memberRoles),
});
const id = z.guid('This entry is gone. Reload the page.');
const one = z.object({ id });
const roleOfOne = z.object({ id, role: z.enum(memberRoles) });

export const load: PageServerLoad = async ({ locals }) => {
  const { workspaceId, role } = requireMember(locals);
  const sql = postgres();
  const [members, invitations] = await Promise.all([
    listMembers(sql, workspaceId),
    role === 'owner' ? listInvitations(sql, workspaceId) : [],
  ]);
  return { members, invitations, mayEdit: role === 'owner' };
};

export const actions: Actions = {
  invite: async (event) => {
    const { workspaceId, memberId } = requireRole(event.locals, 'owner');
    const { data, refused } = await parseForm(event.request, newInvitation);
    if (refused) return refused;
    const invited = await createInvitation(postgres(), workspaceId, { ...data, invitedBy: memberId });
    if (invited.outcome === 'member') {
      return refuse(409, { errors: { email: 'This person is a member already.' }, values: data });
    }
    // Told here and never again: only its hash is kept.
    const address = `${requestOrigin(event)}/join?token=${invited.token}`;
    return { invited: { email: data.email, address } };
  },

  revoke: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, one);
    if (refused) return refused;
    const invitation = parseId<InvitationId>(data.id);
    const done = invitation && (await revokeInvitation(postgres(), workspaceId, invitation));
    return done ? { revoked: true } : refuse(404, said('gone'));
  },

  role: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, roleOfOne);
    if (refused) return refused;
    const member = parseId<MemberId>(data.id);
    const change = member ? await changeRole(postgres(), workspaceId, { id: member, role: data.role }) : 'gone';
    return change === 'done' ? { changed: true } : refuse(409, said(change));
  },

  remove: async ({ locals, request }) => {
    const { workspaceId, memberId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, one);
    if (refused) return refused;
    const member = parseId<MemberId>(data.id);
    const change = member ? await removeMember(postgres(), workspaceId, member) : 'gone';
    wakeReaders();
    if (change !== 'done') return refuse(409, said(change));
    if (member === memberId) redirect(303, '/sign-in');
    return { removed: true };
  },
};

function said(change: Exclude<MemberChange, 'done'>) {
  const message =
    change === 'gone'
      ? 'This entry is gone. Reload the page.'
      : 'A workspace needs an owner: make somebody else one first.';
  return { errors: {}, values: {}, message };
}
