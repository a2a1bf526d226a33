import { liveHub } from '../live/index.ts';
import { log } from '../log.ts';
import { postgres } from '../stores.ts';
import { openMetrics, type Metrics } from './open-metrics.ts';

let opened: Metrics | undefined;

/** The process's one set of metrics, opened by the first who asks. */
export function metrics(): Metrics {
  opened ??= openMetrics({
    sql: postgres(),
    countStreams: () => liveHub().watchers(),
    onError: (error) => {
      log.debug({ err: error }, 'a metric is missing');
    },
  });
  return opened;
}
