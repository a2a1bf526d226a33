import { findMembership, type MemberId } from '@debrief/db';
import { auth } from '../auth.ts';
import { postgres } from '../stores.ts';

/** Whether the session cookie among the headers still is that of the given member; changes nothing. */
export async function isStillMember(headers: Headers, memberId: MemberId): Promise<boolean> {
  const session = await auth().api.getSession({ headers, query: { disableRefresh: true } });
  if (!session) return false;
  const membership = await findMembership(postgres(), session.user.id);
  return membership?.memberId === memberId;
}
