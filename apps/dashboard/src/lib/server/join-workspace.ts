import { acceptInvitation, findMembership, readInvitation } from '@debrief/db';
import { auth } from './auth.ts';
import { postgres } from './stores.ts';

export interface Joining {
  /** Of the one-time address. */
  token: string;
  name: string;
  password: string;
}

/**
 * Makes the invited person a member and returns the address they sign in with. `closed`: the invitation is not valid (any
 * more); `elsewhere`: they belong to a workspace already. In both cases nothing was changed.
 */
export async function joinWorkspace({
  token,
  name,
  password,
}: Joining): Promise<{ outcome: 'joined'; email: string } | { outcome: 'closed' | 'elsewhere' }> {
  const sql = postgres();
  const invitation = await readInvitation(sql, token);
  if (!invitation) return { outcome: 'closed' };
  const { email } = invitation;
  const { internalAdapter, password: passwords } = await auth().$context;
  const hash = await passwords.hash(password);

  const known = await internalAdapter.findUserByEmail(email);
  if (known) {
    const { id } = known.user;
    if (await findMembership(sql, id)) return { outcome: 'elsewhere' };
    // Somebody who was removed once: what they wrote is theirs, their old password is not asked for.
    if (!(await acceptInvitation(sql, token, id))) return { outcome: 'closed' };
    await internalAdapter.updateUser(id, { name });
    await internalAdapter.updatePassword(id, hash);
    return { outcome: 'joined', email };
  }
  const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'email-password' });
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  });
  if (await acceptInvitation(sql, token, user.id)) return { outcome: 'joined', email };
  await internalAdapter.deleteUser(user.id);
  return { outcome: 'closed' };
}
