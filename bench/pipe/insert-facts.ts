/** The bare thing that loading facts is compared with: prepared files of rows, an insert each, and nothing else. */
import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { z } from 'zod';
import { bareFormats } from './formats.ts';
import { tellCosts } from './process-costs.ts';

const orderSchema = z.object({
  clickhouseUrl: z.string(),
  format: z.enum(bareFormats),
  inserts: z.array(z.object({ file: z.string(), table: z.string(), rows: z.int() })),
});

process.once('message', (message) => void run(orderSchema.parse(message)));
process.once('disconnect', () => process.exit(0));

async function run({ clickhouseUrl, format, inserts }: z.infer<typeof orderSchema>): Promise<void> {
  const clickhouse = createClient({
    url: clickhouseUrl,
    request_timeout: 300_000,
    log: { level: ClickHouseLogLevel.OFF },
  });
  await clickhouse.ping();
  await tellCosts(async () => {
    for (const { file, table } of inserts) {
      const { stream } = await clickhouse.exec({
        query: `insert into ${table} format ${format}`,
        values: createReadStream(file),
      });
      await finished(stream.resume());
    }
    return inserts.reduce((sum, { rows }) => sum + rows, 0);
  });
}
