/** A worker process that delivers webhooks and nothing else: a test kills it while a receiver keeps it waiting. */
import { connectPostgres } from '@debrief/db';
import { deliverWebhookJob } from '@debrief/pipelines/jobs';
import { createDeliver } from '@debrief/pipelines/webhooks';
import pino from 'pino';
import { createDeliverWebhookHandler } from '../handlers/deliver-webhook.ts';
import { matchHandlers } from '../handlers/match-handlers.ts';
import type { QueuePlace } from '../queues/connections.ts';
import { startWorker } from '../queues/start-worker.ts';

const place = JSON.parse(process.argv[2] ?? '{}') as QueuePlace;
const sql = connectPostgres(place.databaseUrl, { max: 2 });
const deliver = createDeliver({ sql, deskSecret: process.argv[3], allowPrivate: false });
const handler = createDeliverWebhookHandler({ deliver, requestDue: async () => {}, bury: async () => {} });
await startWorker({
  place,
  handlers: matchHandlers([deliverWebhookJob], [handler]),
  concurrency: 1,
  log: pino({ level: 'silent' }),
  bury: async () => {},
  lockMs: 1_000,
});
