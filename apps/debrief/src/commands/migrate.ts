import { issueSetupToken } from '@debrief/db';
import { withDesk, withPostgres } from '../desk/with-desk.ts';
import { readSettings } from '../env.ts';
import { welcomeAddress } from '../launch/address.ts';

/** Brings the databases to this release, and prints where the first visit begins while nobody owns the desk. */
export async function migrate(): Promise<void> {
  const settings = readSettings();
  await withDesk(settings, async (desk) => {
    const token = await withPostgres(desk, issueSetupToken);
    if (token !== null) process.stdout.write(`${welcomeAddress(settings, settings.port, token)}\n`);
  });
}
