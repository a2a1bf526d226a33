import { createOwner, findMembership } from '@debrief/db';
import { DEBRIEF_API_KEY, DEBRIEF_SECRET } from '$app/env/private';
import { auth } from './auth.ts';
import { postgres } from './stores.ts';

export interface FirstOwner {
  name: string;
  email: string;
  password: string;
  workspaceName: string;
  /** IANA name. */
  timeZone: string;
}

/**
 * Creates the person and, with them as its owner, the first workspace. False when the desk has an owner already; then
 * nothing was created. A person left over from a set-up that broke off half-way is replaced.
 */
export async function createFirstOwner(owner: FirstOwner): Promise<boolean> {
  const { internalAdapter, password } = await auth().$context;
  const email = owner.email.toLowerCase();

  const leftOver = await internalAdapter.findUserByEmail(email);
  if (leftOver) {
    if (await findMembership(postgres(), leftOver.user.id)) return false;
    await internalAdapter.deleteUser(leftOver.user.id);
  }

  const user = await internalAdapter.createUser(
    { email, name: owner.name, emailVerified: true },
    { method: 'email-password' },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await password.hash(owner.password),
  });
  const created = await createOwner(postgres(), {
    userId: user.id,
    workspaceName: owner.workspaceName,
    timeZone: owner.timeZone,
    deskSecret: DEBRIEF_SECRET,
    apiKey: DEBRIEF_API_KEY,
  });
  if (!created) await internalAdapter.deleteUser(user.id);
  return created !== null;
}
