import { setTimeout as sleep } from 'node:timers/promises';
import { fillPostgres } from './fill-postgres.ts';
import { forgetFindings } from './fill-sample.ts';
import { median, type Measured, type MeasureOptions } from './measured.ts';
import type { Stack } from './open-stack.ts';
import { residentMiB } from './process-costs.ts';

const CONVERSATIONS = 50_000;
const LOOK_EVERY_MS = 2_000;
const GIVE_UP_MS = 30 * 60_000;

/** What workers hold while they work through a backlog with everything else they do, from its beginning to its end. */
export async function measureBacklog(stack: Stack, { tell }: MeasureOptions): Promise<Measured[]> {
  const { sql, ...databases } = await stack.createDatabases('backlog');
  const filled = { conversations: CONVERSATIONS, days: 30, outbox: false };
  await fillPostgres(sql, databases.workspaceId, filled);
  await forgetFindings(sql);
  const workers = await stack.startWorkers({ sql, ...databases });
  const held: number[] = [];
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1_000;
  let left = CONVERSATIONS;
  try {
    while (left > 0) {
      await sleep(LOOK_EVERY_MS);
      held.push(residentMiB(workers.pid));
      const [row] = await sql<[{ due: number }]>`
        select count(*)::int as due from conversation where analysis_due_at is not null`;
      left = row.due;
      if (held.length % 15 === 0) tell(`backlog: ${left} left, ${Math.round(held.at(-1) ?? 0)} MiB`);
      if (seconds() * 1_000 > GIVE_UP_MS) throw new Error(`${left} conversations were still due`);
    }
  } finally {
    await workers.stop();
  }
  const quarter = Math.max(1, Math.floor(held.length / 4));
  // The very first looks see the process grow into its work.
  const [early, late] = [median(held.slice(quarter, 2 * quarter)), median(held.slice(-quarter))];
  return [
    {
      what: `workers over a backlog of ${CONVERSATIONS} conversations`,
      target: 'flat memory: last quarter ≤ 1.2 × second',
      ours: `${Math.round(early)} → ${Math.round(late)} MiB, at most ${Math.round(Math.max(...held))}; gone in ${Math.round(seconds())} s (${Math.round(CONVERSATIONS / seconds())}/s)`,
      met: late <= 1.2 * early,
    },
  ];
}
