import { hasOwner } from '@debrief/db';
import { DEBRIEF_OWNER_EMAIL, DEBRIEF_OWNER_PASSWORD } from '$app/env/private';
import { createFirstOwner } from './create-first-owner.ts';
import { log } from './log.ts';
import { postgres } from './stores.ts';

/** Creates the owner named by the environment, once. Throws when only half of the owner is given, or Postgres is away. */
export async function setUpUnattended(): Promise<void> {
  if (!DEBRIEF_OWNER_EMAIL && !DEBRIEF_OWNER_PASSWORD) return;
  if (!DEBRIEF_OWNER_EMAIL || !DEBRIEF_OWNER_PASSWORD) {
    throw new Error('DEBRIEF_OWNER_EMAIL and DEBRIEF_OWNER_PASSWORD are only of use together.');
  }
  if (await hasOwner(postgres())) return;
  const created = await createFirstOwner({
    name: DEBRIEF_OWNER_EMAIL.split('@')[0] ?? DEBRIEF_OWNER_EMAIL,
    email: DEBRIEF_OWNER_EMAIL,
    password: DEBRIEF_OWNER_PASSWORD,
    workspaceName: 'My website',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  if (created) log.info('created the owner given by the environment');
}
