import { once } from 'node:events';
import { exportConversations } from '@debrief/pipelines/export';
import { chooseWorkspace } from '../desk/choose-workspace.ts';
import { withDesk, withPostgres } from '../desk/with-desk.ts';
import { readSettings } from '../env.ts';

/** Every conversation of a workspace as JSON lines on stdout, with what was found in it. */
export async function exportDesk({ workspace }: { workspace?: string }): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  await withDesk(readSettings(), async (desk) =>
    withPostgres(desk, async (sql) => {
      for await (const line of exportConversations(sql, await chooseWorkspace(sql, workspace))) {
        desk.signal.throwIfAborted();
        if (!process.stdout.write(line)) await once(process.stdout, 'drain');
      }
    }),
  );
}
