import { findMembership } from '@debrief/db';
import type { RequestEvent } from '@sveltejs/kit';
import { isAPIError } from 'better-auth/api';
import { auth } from './auth.ts';
import { forwardCookies } from './session-cookies.ts';
import { postgres } from './stores.ts';

/**
 * Signs a person in and sets their session cookie. `wrong` covers an unknown e-mail and a wrong password alike, and
 * takes as long for both; `no-workspace` is a person whose membership ended.
 */
export async function signIn(
  event: RequestEvent,
  email: string,
  password: string,
): Promise<'signed-in' | 'wrong' | 'no-workspace'> {
  try {
    const { headers, response } = await auth().api.signInEmail({ body: { email, password }, returnHeaders: true });
    if (!(await findMembership(postgres(), response.user.id))) return 'no-workspace';
    forwardCookies(event, headers);
    return 'signed-in';
  } catch (refused) {
    if (isAPIError(refused) && refused.statusCode < 500) return 'wrong';
    throw refused;
  }
}
