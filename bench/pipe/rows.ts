/** What `pnpm bench pipe` measures, one row of the promised table each, in the order they are taken. */
import { measureAway } from './measure-away.ts';
import { measureAnalysis } from './measure-analysis.ts';
import { measureBacklog } from './measure-backlog.ts';
import { measureBackfill } from './measure-backfill.ts';
import { measureBatches } from './measure-batches.ts';
import { measureGrown } from './measure-grown.ts';
import { measureGrowth } from './measure-growth.ts';
import { measureLive } from './measure-live.ts';
import { measureMemory } from './measure-memory.ts';
import { measureRebuild } from './measure-rebuild.ts';
import { measureSingles } from './measure-singles.ts';
import { measureStream } from './measure-stream.ts';
import { measureVisibility } from './measure-visibility.ts';
import type { Measured, MeasureOptions } from './measured.ts';
import type { Stack } from './open-stack.ts';

export interface Row {
  /** What `--only` calls it. */
  name: string;
  what: string;
  measure: (stack: Stack, options: MeasureOptions) => Promise<Measured[]>;
}

export const rows: readonly Row[] = [
  { name: 'batches', what: 'posts of 100 items against raw INSERTs', measure: measureBatches },
  { name: 'singles', what: 'single posts against a transaction per request', measure: measureSingles },
  { name: 'live', what: 'single posts while somebody watches, against nobody watching', measure: measureLive },
  { name: 'stream', what: 'from a post to its hearing, and what is missed', measure: measureStream },
  { name: 'grown', what: 'batches, singles and the Inbox in tables of --rows', measure: measureGrown },
  { name: 'visibility', what: 'from a commit to its being counted in ClickHouse', measure: measureVisibility },
  { name: 'backfill', what: 'the analytics reader behind a backlog against bare inserts', measure: measureBackfill },
  { name: 'rebuild', what: 'all facts anew out of Postgres against bare inserts', measure: measureRebuild },
  { name: 'away', what: 'ClickHouse away for an hour, and ten times the usual load', measure: measureAway },
  {
    name: 'analysis',
    what: 'local analysis by way of the queue, against the same without one',
    measure: measureAnalysis,
  },
  { name: 'backlog', what: 'what workers hold over a long backlog', measure: measureBacklog },
  { name: 'memory', what: 'what an idle desk holds', measure: measureMemory },
  { name: 'growth', what: 'the reader and the Analytics page as the history grows', measure: measureGrowth },
];
