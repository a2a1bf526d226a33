/** A rebuild of the facts as `debrief rebuild analytics` does it, in a process of its own. */
import { connectPostgres } from '@debrief/db';
import { connectClickHouse, rebuild } from '@debrief/db/clickhouse';
import { z } from 'zod';
import { tellCosts } from './process-costs.ts';

const orderSchema = z.object({ databaseUrl: z.string(), clickhouseUrl: z.string() });

process.once('message', (message) => void run(orderSchema.parse(message)));
process.once('disconnect', () => process.exit(0));

async function run({ databaseUrl, clickhouseUrl }: z.infer<typeof orderSchema>): Promise<void> {
  const sql = connectPostgres(databaseUrl, { max: 6 });
  const clickhouse = connectClickHouse(clickhouseUrl, { requestTimeoutMs: 300_000 });
  await Promise.all([sql`select 1`, clickhouse.ping()]);
  await tellCosts(async () => {
    const { conversations, messages } = await rebuild(sql, clickhouse);
    return conversations + messages;
  });
}
