import { listWorkspaces, type connectPostgres, type WorkspaceId } from '@debrief/db';
import { DeskError } from '../desk-error.ts';

/** The workspace named by id or name, or the only one. Throws `DeskError` when that is none, or not one. */
export async function chooseWorkspace(
  sql: ReturnType<typeof connectPostgres>,
  named: string | undefined,
): Promise<WorkspaceId> {
  const all = await listWorkspaces(sql);
  const fitting = named === undefined ? all : all.filter(({ id, name }) => id === named || name === named);
  const [first] = fitting;
  if (first && fitting.length === 1) return first.id;
  if (all.length === 0) {
    throw new DeskError('no_workspace', 'there is no workspace yet: start the desk and open the address it prints');
  }
  const names = all.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  throw new DeskError('workspace_unclear', `name one workspace with --workspace:\n${names}`);
}
