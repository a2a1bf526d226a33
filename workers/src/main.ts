/** The worker process: reads its settings, runs the workers, and stops when told to or when its parent goes. */
import pino from 'pino';
import { EnvError, readWorkersEnv, type WorkersEnv } from './env.ts';
import { startWorkers } from './start-workers.ts';

let env: WorkersEnv;
try {
  env = readWorkersEnv(process.env);
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const log = pino({ level: env.LOG_LEVEL, base: { process: 'workers' } });

try {
  const workers = await startWorkers({
    databaseUrl: env.DATABASE_URL,
    clickhouseUrl: env.CLICKHOUSE_URL,
    redisUrl: env.REDIS_URL,
    concurrency: env.DEBRIEF_WORKER_CONCURRENCY,
    log,
  });
  const stop = () => {
    workers.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the workers did not stop well');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  process.send?.('ready');
} catch (error) {
  log.fatal({ err: error }, 'the workers could not start');
  process.exit(1);
}
