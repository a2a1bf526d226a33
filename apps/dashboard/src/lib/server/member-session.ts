import type { MemberId, MemberRole, WorkspaceId } from '@debrief/db';
import { error } from '@sveltejs/kit';

/** Who is asking: one person in the one workspace they belong to. */
export interface MemberSession {
  userId: string;
  memberId: MemberId;
  workspaceId: WorkspaceId;
  role: MemberRole;
  name: string;
  email: string;
}

/** The signed-in member. hooks.server.ts lets nobody else into (app), so anything but a member is a 401. */
export function requireMember(locals: App.Locals): MemberSession {
  if (!locals.session) error(401, 'Sign in to see this.');
  return locals.session;
}

/** The signed-in member, if their role is one of those given; a 403 otherwise. */
export function requireRole(locals: App.Locals, ...roles: MemberRole[]): MemberSession {
  const member = requireMember(locals);
  if (!roles.includes(member.role)) error(403, `Only ${roles.map((role) => `${role}s`).join(' and ')} may do this.`);
  return member;
}
