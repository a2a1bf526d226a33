/** A worker process that never finishes its first job: the tests kill it. */
import { defineJob } from '@debrief/pipelines/jobs';
import pino from 'pino';
import { z } from 'zod';
import { createHandler } from '../handlers/handler.ts';
import { matchHandlers } from '../handlers/match-handlers.ts';
import type { QueuePlace } from '../queues/connections.ts';
import { startWorker } from '../queues/start-worker.ts';

const job = defineJob(process.argv[3] ?? 'try', z.looseObject({}));
const handler = createHandler(job, () => {
  process.send?.('started');
  return new Promise(() => {});
});

const place = JSON.parse(process.argv[2] ?? '{}') as QueuePlace;
const log = pino({ level: 'silent' });
await startWorker({
  place,
  handlers: matchHandlers([job], [handler]),
  concurrency: 1,
  log,
  bury: async () => {},
  lockMs: 1_000,
});
