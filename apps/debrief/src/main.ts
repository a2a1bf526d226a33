/** The command line. Each command is a file that is loaded when it is called, because some must start in no time. */
import { Command } from 'commander';
import { messageOf } from './desk-error.ts';

const program = new Command('debrief')
  .description('The review desk for website chatbots.')
  .showHelpAfterError()
  .helpCommand(true);

program
  .command('start')
  .description('start databases, workers and dashboard, and print the address')
  .action(async () => (await import('./commands/start.ts')).start());

program
  .command('migrate')
  .description('bring the databases to this release, and print the address of the first visit')
  .action(async () => (await import('./commands/migrate.ts')).migrate());

program
  .command('import')
  .argument('<file>', 'JSON lines: {id, messages:[{role, text, ts?}]}')
  .option('--agent <key>', 'the chatbot they belong to')
  .option('--workspace <name>', 'id or name, when there are several')
  .description('take a file of conversations in')
  .action(async (file: string, options: { agent?: string; workspace?: string }) =>
    (await import('./commands/import.ts')).importFile(file, options),
  );

program
  .command('export')
  .option('--workspace <name>', 'id or name, when there are several')
  .description('every conversation as JSON lines on stdout, with what was found in it')
  .action(async (options: { workspace?: string }) => (await import('./commands/export.ts')).exportDesk(options));

program
  .command('analyse')
  .description('analyse conversations: JSON lines {id, messages:[{role, text, ts?}]} on stdin')
  .action(async () => (await import('./commands/analyse.ts')).analyse());

program
  .command('cluster')
  .description('group questions by topic: JSON lines {id, text} on stdin')
  .action(async () => (await import('./commands/cluster.ts')).cluster());

program
  .command('device')
  .description('tell devices by user agent: JSON lines {ua} on stdin')
  .action(async () => (await import('./commands/device.ts')).device());

program
  .command('rebuild')
  .description('make derived data again')
  .command('analytics')
  .description('fill ClickHouse anew from Postgres')
  .action(async () => (await import('./commands/rebuild-analytics.ts')).rebuildAnalytics());

program
  .command('reconcile')
  .description(
    'compare ClickHouse with Postgres by workspace and day, and the Inbox’s kept counts with a count; exit 1 on a difference',
  )
  .option('--repair', 'load what differs anew')
  .option('--json', 'one JSON object instead of a table')
  .action(async (options: { repair?: boolean; json?: boolean }) =>
    (await import('./commands/reconcile.ts')).reconcileDesk(options),
  );

program
  .command('erase-visitor')
  .argument('<id>', "the sender's id of the visitor")
  .option('--workspace <name>', 'id or name, when there are several')
  .description('erase a visitor with everything they said')
  .action(async (id: string, options: { workspace?: string }) =>
    (await import('./commands/erase-visitor.ts')).eraseVisitorOfDesk(id, options),
  );

program
  .command('doctor')
  .description('check what Debrief needs on this machine, and name the remedy')
  .action(async () => (await import('./commands/doctor.ts')).doctor());

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
}

/** Errors that carry a code of ours speak to a person; anything else is a defect and shows where. */
function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && /^[a-z]+(_[a-z]+)*$/.test(code)) return `debrief: ${messageOf(error)}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
