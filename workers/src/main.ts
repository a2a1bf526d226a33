/** The worker process: reads its settings, runs the workers, and stops when told to or when its parent goes. */
import { createLocalAnalyser } from '@debrief/pipelines/analyse';
import { createAnalyserFromEnv } from '@debrief/pipelines/analyse/model';
import pino from 'pino';
import { EnvError, readWorkersEnv, type WorkersEnv } from './env.ts';
import { startWorkers } from './start-workers.ts';

let env: WorkersEnv;
try {
  env = readWorkersEnv();
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
    clickhouseCluster: env.CLICKHOUSE_CLUSTER,
    redisUrl: env.REDIS_URL,
    concurrency: env.DEBRIEF_WORKER_CONCURRENCY,
    analyser: createAnalyserFromEnv(env, { local: createLocalAnalyser(), log }),
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
