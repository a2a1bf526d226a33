import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reconcile } from '@debrief/db/clickhouse';
import { fillPostgres } from './fill-postgres.ts';
import type { Measured, MeasureOptions } from './measured.ts';
import type { Stack } from './open-stack.ts';
import { findOneChanged } from './find-one-changed.ts';
import { emptyBare, prepareFacts } from './prepare-facts.ts';
import type { Costs } from './process-costs.ts';
import { nextWord, startChild } from './start-child.ts';

/** A rebuild out of Postgres, against the same facts from files; then both stores are compared by hash. */
export async function measureRebuild(stack: Stack, { size, tell }: MeasureOptions): Promise<Measured[]> {
  const databases = await stack.createDatabases('rebuild');
  const directory = await mkdtemp(join(tmpdir(), 'debrief-bench-facts-'));
  const { sql, clickhouse, workspaceId } = databases;
  const run = (file: string, order: object) => nextWord<Costs>(startChild(file, order));
  try {
    await fillPostgres(sql, workspaceId, { conversations: size, days: 180, outbox: false });
    tell(`${size} conversations are in Postgres`);
    const ours = await run('run-rebuild.ts', databases);
    tell(`rebuilt: ${describe(ours)}`);
    const { conversations, messages, pending, differences } = await reconcile(sql, clickhouse);
    const equal = differences.length === 0 && pending === 0 && conversations === size;
    tell('compared by hash');
    const oneChanged = await findOneChanged(sql, clickhouse);
    tell('one changed and repaired');
    const inserts = await prepareFacts(clickhouse, directory, 'TabSeparated');
    await emptyBare(clickhouse);
    const bare = await run('insert-facts.ts', { ...databases, format: 'TabSeparated', inserts });
    tell(`bare: ${describe(bare)}`);
    await emptyBare(clickhouse);
    const ratio = ours.rows / ours.seconds / (bare.rows / bare.seconds);
    return [
      {
        what: `rebuild of ${size.toLocaleString('en')} conversations`,
        target: '≥ 0.5 × bare 50k-row inserts',
        ours: `${ratio.toFixed(2)} × (${describe(ours)}; bare ${describe(bare)})`,
        met: ratio >= 0.5,
      },
      {
        what: 'afterwards, by hash',
        target: 'equal',
        ours: `${(conversations + messages).toLocaleString('en')} rows compared, ${differences.length} days differ`,
        met: equal,
      },
      oneChanged,
    ];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function describe({ rows, seconds, peakMiB }: Costs): string {
  return `${Math.round(rows / seconds)} facts/s, ${Math.round(seconds)} s, ${Math.round(peakMiB)} MiB`;
}
