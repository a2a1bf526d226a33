/**
 * Where the queue lives: on Redis when there is one, else in Postgres, in a schema of its own.
 *
 * BullMQ opens connections per instance, so they are counted. On Postgres: two for the queue; for the worker two, and one
 * to listen. On Redis: one for the queue, two for the worker.
 */
import {
  createPostgresBackend,
  createRedisBackend,
  withBackend,
  type BackendFactory,
  type IQueueBackend,
  type KeyPrefixOptions,
  type Telemetry,
} from 'bullmq';
import { pauseAfterFailure } from './pause-after-failure.ts';

/** Carries traces through the queue. */
export type QueueTelemetry = Telemetry;

export interface QueuePlace {
  databaseUrl: string;
  redisUrl?: string;
  /** Sets one desk's queue apart from others in the same Redis or database; a plain identifier. */
  namespace?: string;
}

export interface QueueConnection extends QueuePlace {
  /** To ask for jobs, or to work on them. */
  purpose: 'ask' | 'work';
  /** Connections to Postgres at most, but for the one that listens. */
  max: number;
}

export const QUEUE_NAME = 'debrief';

const NAMESPACE = 'bullmq';

const createBackend: BackendFactory<IQueueBackend, QueueConnection> = (name, options, extra) => {
  const { databaseUrl, redisUrl, namespace = NAMESPACE, purpose, max } = options.connection;
  if (redisUrl) {
    // Asking fails at once when Redis is away, so that the reader can say so; a worker waits for it to come back.
    const connection = { url: redisUrl, maxRetriesPerRequest: purpose === 'ask' ? 1 : null };
    // Braces: a queue's keys must share one hash slot in a Redis cluster.
    const prefixed: typeof options & KeyPrefixOptions = { ...options, prefix: `{${namespace}}` };
    return pauseAfterFailure(createRedisBackend(name, { ...prefixed, connection }, extra));
  }
  const connection = {
    connectionString: databaseUrl,
    schema: namespace,
    // Whoever asks comes first and brings the schema up to date; BullMQ takes a lock for it.
    migrate: purpose === 'ask',
    max,
    application_name: 'debrief queue',
    // A crash of Postgres may take back what happened to a job, and it is done again. It takes back no job whose
    // cursor has moved: that commit comes later in the same log, and is waited for.
    options: '-c synchronous_commit=off',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 20_000,
    keepAlive: true,
  };
  return pauseAfterFailure(createPostgresBackend(name, { ...options, connection }, extra));
};

/** BullMQ's classes, for either place. */
export const { Queue, Worker } = withBackend(createBackend);
