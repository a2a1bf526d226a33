import { createWakeSender, eraseVisitor } from '@debrief/db';
import { chooseWorkspace } from '../desk/choose-workspace.ts';
import { withDesk, withPostgres } from '../desk/with-desk.ts';
import { DeskError } from '../desk-error.ts';
import { readSettings } from '../env.ts';

/** Erases a visitor, by the sender's id, with everything they said. */
export async function eraseVisitorOfDesk(visitor: string, { workspace }: { workspace?: string }): Promise<void> {
  await withDesk(readSettings(), (desk) =>
    withPostgres(desk, async (sql) => {
      const erased = await eraseVisitor(sql, await chooseWorkspace(sql, workspace), visitor);
      if (erased === null) throw new DeskError('visitor_unknown', `there is no visitor “${visitor}”`);
      createWakeSender(sql, 0).wake();
      process.stdout.write(`${erased} conversations erased; the numbers follow within seconds\n`);
    }),
  );
}
