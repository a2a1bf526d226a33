/*
 * Our own door with a transaction of its own for each post, and a connection per client: the same keys, limits, checks,
 * tenant guard and rows as the dashboard's, and all of its statements; only nobody shares a commit with anybody.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectPostgres, createWakeSender } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { createEnricher } from '@debrief/pipelines/enrich';
import { pino } from 'pino';
import { z } from 'zod';
import { createApi } from '../../apps/dashboard/src/lib/server/api/create-api.ts';
import { createWriteLane } from '../../apps/dashboard/src/lib/server/api/write-lane.ts';
import { createLiveHub } from '../../apps/dashboard/src/lib/server/live/hub.ts';

const orderSchema = z.object({ databaseUrl: z.string(), connections: z.int() });

process.once('message', (message) => {
  const { databaseUrl, connections } = orderSchema.parse(message);
  serve(databaseUrl, connections);
});
process.once('disconnect', () => process.exit(0));

function serve(databaseUrl: string, connections: number): void {
  // Two more: the hub reads and listens, as it does in a dashboard.
  const sql = connectPostgres(databaseUrl, { max: connections + 2 });
  const log = pino({ level: 'silent' });
  const hub = createLiveHub({ sql, log });
  hub.start();
  const { wake } = createWakeSender(sql);
  // Only writes are served, which ask it nothing.
  const clickhouse = connectClickHouse('http://127.0.0.1:9/nowhere');
  const { writes } = createApi({
    ...{ sql, clickhouse, hub, log, wake, enrich: createEnricher({}), requestsPerSecond: 1_000_000 },
    groupCommit: ({ commit }) => ({ submit: commit }),
  });
  const observe = { request: () => undefined, items: () => undefined, commit: () => undefined };
  const lane = createWriteLane({ writes, log, observe });
  const server = createServer((request, response) => {
    if (!lane(request, response)) response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}
