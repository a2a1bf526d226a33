import { reportHealth, type Sql } from '@debrief/db';
import type { LoadFacts } from '@debrief/pipelines/load-facts';
import type { Logger } from 'pino';
import type { Observe } from '../metrics/observe.ts';
import type { StepResult } from './run-reader.ts';

export const ANALYTICS = 'analytics';

export interface AnalyticsDeps {
  sql: Sql;
  loadFacts: LoadFacts;
  log: Logger;
  observe?: Observe;
}

const REPORT_EVERY_MS = 5_000;
/** Request ids in one line of the log. */
const IDS_PER_LINE = 200;

/** One step of the reader that brings facts to ClickHouse; what a batch was about is logged and reported. */
export function createAnalytics({ sql, loadFacts, log, observe }: AnalyticsDeps): () => Promise<StepResult> {
  let reportedAt = 0;

  return async function analytics() {
    const { rows, batch, toSeq, caughtUp } = await loadFacts(ANALYTICS);
    if (!batch) return { rows, caughtUp };
    const { id, fromSeq, conversations, insertSeconds, requestIds } = batch;
    observe?.insert(rows, insertSeconds);
    if (log.isLevelEnabled('debug')) {
      const about = { reader: ANALYTICS, batch: id, afterSeq: fromSeq, toSeq, conversations, rows };
      for (let start = 0; start === 0 || start < requestIds.length; start += IDS_PER_LINE) {
        log.debug({ ...about, requestIds: requestIds.slice(start, start + IDS_PER_LINE) }, 'facts inserted');
      }
    }
    if (Date.now() - reportedAt >= REPORT_EVERY_MS) {
      reportedAt = Date.now();
      await reportHealth(sql, 'facts', { insertSeconds, rows });
    }
    return { rows, caughtUp };
  };
}
