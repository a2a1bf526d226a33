/** The analytics reader's own step, over and over until it has caught up, in a process of its own. */
import { connectPostgres } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { createLoadFacts } from '@debrief/pipelines/load-facts';
import { z } from 'zod';
import { tellCosts } from './process-costs.ts';

const orderSchema = z.object({ databaseUrl: z.string(), clickhouseUrl: z.string() });

process.once('message', (message) => void run(orderSchema.parse(message)));
process.once('disconnect', () => process.exit(0));

async function run({ databaseUrl, clickhouseUrl }: z.infer<typeof orderSchema>): Promise<void> {
  const sql = connectPostgres(databaseUrl, { max: 6 });
  const clickhouse = connectClickHouse(clickhouseUrl, { maxConnections: 2 });
  await Promise.all([sql`select 1`, clickhouse.ping()]);
  const loadFacts = createLoadFacts({ sql, clickhouse });
  await tellCosts(async () => {
    let rows = 0;
    for (;;) {
      const step = await loadFacts('analytics');
      rows += step.rows;
      if (step.caughtUp) return rows;
    }
  });
}
