/** The worker process: reads its settings, runs the workers, and stops when told to or when its parent goes. */
import { release } from '@debrief/db';
import { openTelemetry } from '@debrief/pipelines/telemetry';
import pino from 'pino';
import { EnvError, readWorkersEnv, type WorkersEnv } from './env.ts';

let env: WorkersEnv;
try {
  env = readWorkersEnv();
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

// Before what it traces is loaded, and that is all of the workers.
const telemetry = await openTelemetry(env.OTEL_EXPORTER_OTLP_ENDPOINT, {
  service: 'debrief-workers',
  version: release,
});
const log = pino({ level: env.LOG_LEVEL, base: { process: 'workers' }, mixin: () => telemetry.ids() });

try {
  const { startFromEnv } = await import('./start-from-env.ts');
  const workers = await startFromEnv(env, { log, telemetry });
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
