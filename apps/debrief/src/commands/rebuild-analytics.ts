import { connectClickHouse, rebuild, type RebuildProgress } from '@debrief/db/clickhouse';
import { withDesk, withPostgres } from '../desk/with-desk.ts';
import { readSettings } from '../env.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';

const REQUEST_TIMEOUT_MS = 300_000;
const NOTE_EVERY_MS = 5_000;

/** Fills ClickHouse anew from Postgres, while the desk runs or not. */
export async function rebuildAnalytics(): Promise<void> {
  const settings = readSettings();
  const progress = createProgress();
  await withDesk(settings, async (desk) => {
    const clickhouse = connectClickHouse(desk.clickhouseUrl, {
      applicationName: 'debrief rebuild',
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
    });
    try {
      const done = await withPostgres(desk, (sql) =>
        progress.step('filling ClickHouse from Postgres', () =>
          rebuild(sql, clickhouse, {
            cluster: settings.clickhouseCluster,
            signal: desk.signal,
            onProgress: tellProgress(progress),
          }),
        ),
      );
      process.stdout.write(`${done.conversations} conversations, ${done.messages} messages\n`);
    } finally {
      await clickhouse.close();
    }
  });
}

/** A line now and then; a rebuild that is over before the first needs none. */
function tellProgress(progress: Progress): (reached: RebuildProgress) => void {
  let toldAt = performance.now();
  return ({ conversations, ofConversations }) => {
    if (performance.now() - toldAt < NOTE_EVERY_MS) return;
    toldAt = performance.now();
    const percent = Math.min(100, Math.floor((conversations / Math.max(1, ofConversations)) * 100));
    progress.note(`${conversations} of ${ofConversations} conversations (${percent} %)`);
  };
}
