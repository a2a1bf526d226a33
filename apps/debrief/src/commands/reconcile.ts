import { findInboxDrift, recountInbox, reportHealth, type InboxCountDrift } from '@debrief/db';
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

/** What the command finds: facts that differ, and kept counts of the Inbox that a count does not confirm. */
interface Report extends Reconciliation {
  keptCounts: (InboxCountDrift & { repaired: boolean })[];
}

/**
 * Compares ClickHouse with Postgres by workspace and day, and the Inbox's kept counts with a count; the exit code is 1 when
 * something still differs in the end.
 */
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
        const drift = await (repair ? recountInbox : findInboxDrift)(sql);
        return { ...compared, keptCounts: drift.map((each) => ({ ...each, repaired: repair })) };
      });
      process.stdout.write(json ? `${JSON.stringify(result)}\n` : report(result));
      if ([...result.differences, ...result.keptCounts].some(({ repaired }) => !repaired)) process.exitCode = 1;
    } finally {
      await clickhouse.close();
    }
  });
}

const countColumns: [heading: string, cell: (drift: Report['keptCounts'][number]) => string | number][] = [
  ['workspace', (drift) => drift.workspaceId],
  ['agent', (drift) => drift.agentId],
  ['all too low by', (drift) => drift.total],
  ['flagged', (drift) => drift.flagged],
  ['waiting', (drift) => drift.waiting],
  ['snoozed', (drift) => drift.snoozed],
  ['resolved', (drift) => drift.resolved],
  ['', (drift) => (drift.repaired ? 'repaired' : '')],
];

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

function report({ workspaces, conversations, messages, pending, differences, keptCounts }: Report): string {
  const compared = `${workspaces} workspaces, ${conversations} conversations, ${messages} messages compared`;
  const late = pending > 0 ? `; ${pending} rows are still on their way` : '';
  const counts =
    keptCounts.length === 0
      ? ''
      : `${table(keptCounts, countColumns)}\nkept counts of the Inbox that differ: ${keptCounts.length}\n`;
  if (differences.length === 0) return `${counts}${compared}${late}: no difference\n`;
  return `${counts}${table(differences, columns)}\n${compared}${late}: ${differences.length} differences\n`;
}

function table<Row>(found: Row[], columns: [heading: string, cell: (row: Row) => string | number][]): string {
  const rows = [
    columns.map(([heading]) => heading),
    ...found.map((each) => columns.map(([, cell]) => String(cell(each)))),
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
