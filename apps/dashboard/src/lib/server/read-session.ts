import { findMembership } from '@debrief/db';
import type { RequestEvent } from '@sveltejs/kit';
import { auth } from './auth.ts';
import type { MemberSession } from './member-session.ts';
import { forwardCookies } from './session-cookies.ts';
import { postgres } from './stores.ts';

const cookieName = 'debrief.session_token';

/**
 * The member whose session cookie came with the request; null for none, for an expired or forged one, and for a person
 * who belongs to no workspace. Prolongs a session that is being used.
 */
export async function readSession(event: RequestEvent): Promise<MemberSession | null> {
  if (!event.cookies.get(cookieName)) return null;
  const { headers, response } = await auth().api.getSession({ headers: event.request.headers, returnHeaders: true });
  forwardCookies(event, headers);
  if (!response) return null;
  const { id: userId, name, email } = response.user;
  const membership = await findMembership(postgres(), userId);
  return membership && { userId, name, email, ...membership };
}
