/** Sends prepared transactions to Postgres from as many clients, in a process of its own; answers with the seconds. */
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { z } from 'zod';

const orderSchema = z.object({ databaseUrl: z.string(), file: z.string(), clients: z.int() });

process.once('message', (message) => {
  const { databaseUrl, file, clients } = orderSchema.parse(message);
  void run(databaseUrl, readFileSync(file, 'utf8').split('\n'), clients).then((seconds) =>
    process.send?.(seconds, () => process.exit(0)),
  );
});
process.once('disconnect', () => process.exit(0));

async function run(databaseUrl: string, transactions: string[], clients: number): Promise<number> {
  const pools = Array.from({ length: clients }, () => postgres(databaseUrl, { max: 1, onnotice: () => undefined }));
  await Promise.all(pools.map((sql) => sql`select 1`));
  let next = 0;
  const begunAt = performance.now();
  await Promise.all(
    pools.map(async (sql) => {
      for (let turn = next++; turn < transactions.length; turn = next++)
        await sql.unsafe(transactions[turn] ?? '').simple();
    }),
  );
  const seconds = (performance.now() - begunAt) / 1_000;
  await Promise.all(pools.map((sql) => sql.end()));
  return seconds;
}
