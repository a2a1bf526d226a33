import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { appendItems, createWakeSender } from '@debrief/db';
import { createEnricher } from '@debrief/pipelines/enrich';
import { importConversations, type ImportResult } from '@debrief/pipelines/import';
import { toIncomingItem } from '@debrief/pipelines/ingest';
import { chooseWorkspace } from '../desk/choose-workspace.ts';
import { withDesk, withPostgres } from '../desk/with-desk.ts';
import { DeskError } from '../desk-error.ts';
import { readSettings } from '../env.ts';
import { createProgress } from '../terminal/progress.ts';

export interface ImportCommand {
  /** Key of the agent all conversations belong to. */
  agent?: string;
  /** Id or name; needed when the desk has several. */
  workspace?: string;
}

const NOTE_EVERY_MS = 2_000;

/** Takes a file of conversations in, one JSON object a line; the exit code is 1 when some were refused. */
export async function importFile(path: string, { agent, workspace }: ImportCommand): Promise<void> {
  const settings = readSettings();
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new DeskError('file_unreadable', `${path} cannot be read`, { cause });
  });
  const progress = createProgress();
  await withDesk(settings, async (desk) =>
    withPostgres(desk, async (sql) => {
      const workspaceId = await chooseWorkspace(sql, workspace);
      const enrich = createEnricher({});
      const noEdge = new Headers();
      const { wake } = createWakeSender(sql);
      let toldAt = performance.now();
      const result = await importConversations(
        {
          openLines: () => createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity }),
          send: async (items) => {
            desk.signal.throwIfAborted();
            const incoming = items.map((item) => toIncomingItem(item, (context) => enrich(context, noEdge)));
            const outcomes = await appendItems(sql, workspaceId, incoming);
            wake();
            return outcomes;
          },
          onProgress: ({ conversations }) => {
            if (performance.now() - toldAt < NOTE_EVERY_MS) return;
            toldAt = performance.now();
            progress.note(`${conversations} conversations`);
          },
        },
        { agent },
      );
      process.stdout.write(report(result, desk.address));
      if (result.refusedCount > 0) process.exitCode = 1;
    }),
  );
}

function report(result: ImportResult, address: string | null): string {
  const { conversations, created, duplicates, notes, refused, refusedCount } = result;
  const lines = [`${conversations} conversations: ${created} items new, ${duplicates} here already`];
  if (notes > 0) lines.push(`${notes} private notes left out`);
  if (refusedCount > 0) lines.push(`${refusedCount} items refused:`, ...refused.map((text) => `  ${text}`));
  lines.push(address ? `They are in the Inbox: ${address}/inbox` : 'They are analysed when the desk next runs.');
  return `${lines.join('\n')}\n`;
}
