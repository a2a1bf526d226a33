import { reportHealth } from '@debrief/db';
import { connectClickHouse, reconcile, type DayDifference, type Reconciliation } from '@debrief/db/clickhouse';
import { withDesk, withPostgres } from '../desk/with-desk.ts';
import { readSettings } from '../env.ts';

export interface ReconcileCommand {
  /** Load what differs anew. */
  repair?: boolean;
  /** One JSON object instead of a table. */
  json?: boolean;
}

/** A month of a large workspace takes its time to hash. */
const REQUEST_TIMEOUT_MS = 300_000;

/** Compares ClickHouse with Postgres by workspace and day; the exit code is 1 when they still differ in the end. */
export async function reconcileDesk({ repair = false, json = false }: ReconcileCommand): Promise<void> {
  const settings = readSettings();
  await withDesk(settings, async (desk) => {
    const clickhouse = connectClickHouse(desk.clickhouseUrl, {
      applicationName: 'debrief reconcile',
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
    });
    try {
      const result = await withPostgres(desk, async (sql) => {
        const compared = await reconcile(sql, clickhouse, { repair, signal: desk.signal });
        const { differences, ...counts } = compared;
        const repaired = differences.filter((difference) => difference.repaired).length;
        // For Settings → Health.
        await reportHealth(sql, 'reconcile', { ...counts, differences: differences.length, repaired });
        return compared;
      });
      process.stdout.write(json ? `${JSON.stringify(result)}\n` : report(result));
      if (result.differences.some((difference) => !difference.repaired)) process.exitCode = 1;
    } finally {
      await clickhouse.close();
    }
  });
}

const columns: [heading: string, cell: (difference: DayDifference) => string | number][] = [
  ['workspace', (difference) => difference.workspaceId],
  ['day (UTC)', (difference) => difference.day],
  ['facts', (difference) => (difference.table === 'message_facts' ? 'messages' : 'conversations')],
  ['Postgres', (difference) => difference.postgres.count],
  ['ClickHouse', (difference) => difference.clickhouse.count],
  ['missing', (difference) => difference.missing],
  ['extra', (difference) => difference.extra],
  ['stale', (difference) => difference.stale],
  ['', (difference) => (difference.repaired ? 'repaired' : '')],
];

function report({ workspaces, conversations, messages, pending, differences }: Reconciliation): string {
  const compared = `${workspaces} workspaces, ${conversations} conversations, ${messages} messages compared`;
  const late = pending > 0 ? `; ${pending} rows are still on their way` : '';
  if (differences.length === 0) return `${compared}${late}: no difference\n`;
  return `${table(differences)}\n${compared}${late}: ${differences.length} differences\n`;
}

function table(differences: DayDifference[]): string {
  const rows = [
    columns.map(([heading]) => heading),
    ...differences.map((each) => columns.map(([, cell]) => String(cell(each)))),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
