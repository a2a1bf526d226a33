/**
 * How long until the desk is well again: after each fault a message is sent (again and again, as any client would) in a
 * conversation of its own, and is waited for at every end: answered, on the live stream, in ClickHouse.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectClickHouse } from '@debrief/db/clickhouse';
import type { BenchDesk } from '../desk/open-desk.ts';
import type { Sender } from './send-items.ts';

export interface Recovery {
  fault: string;
  /** Milliseconds from the end of the fault; null where it did not come before the run ended. */
  answeredMs: number | null;
  streamedMs: number | null;
  analyticsMs: number | null;
}

export interface RecoveryWatch {
  /** The fault is over: from now on it counts. */
  begin(fault: string): void;
  /** The live stream told of this conversation. */
  heard(conversation: string): void;
  recoveries: Recovery[];
  /** Whether every message got everywhere. */
  isComplete(): boolean;
  ended: Promise<void>;
}

const LOOK_EVERY_MS = 200;
const PAGES = 'https://bench.example';

export function watchRecovery(desk: BenchDesk, sender: Sender, signal: AbortSignal): RecoveryWatch {
  const recoveries: Recovery[] = [];
  const begunAt: number[] = [];
  const nameAt = (index: number) => `canary-${index}`;
  const sinceMs = (index: number) => Math.round(performance.now() - (begunAt[index] ?? 0));

  function note(index: number, field: 'answeredMs' | 'streamedMs' | 'analyticsMs'): void {
    const recovery = recoveries[index];
    if (recovery) recovery[field] ??= sinceMs(index);
  }

  async function look(): Promise<void> {
    while (!signal.aborted) {
      await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      if (!recoveries.some((recovery) => recovery.analyticsMs === null)) continue;
      for (const index of await arrivedPages(desk).catch(() => [])) note(index, 'analyticsMs');
    }
  }

  return {
    begin(fault) {
      const index = begunAt.push(performance.now()) - 1;
      recoveries.push({ fault, answeredMs: null, streamedMs: null, analyticsMs: null });
      const message = {
        type: 'message' as const,
        conversation: nameAt(index),
        id: 'm',
        role: 'visitor',
        text: 'Well?',
      };
      const context = { pageUrl: `${PAGES}/${nameAt(index)}` };
      void sender.send([{ ...message, at: new Date().toISOString(), context }]).then(() => note(index, 'answeredMs'));
    },
    heard(conversation) {
      const index = /^canary-(\d+)$/.exec(conversation)?.[1];
      if (index !== undefined) note(Number(index), 'streamedMs');
    },
    recoveries,
    isComplete: () =>
      recoveries.every(
        ({ answeredMs, streamedMs, analyticsMs }) => ![answeredMs, streamedMs, analyticsMs].includes(null),
      ),
    ended: look(),
  };
}

/** The numbers of the messages that ClickHouse shows; the page is the one dimension that can carry a mark. */
async function arrivedPages(desk: BenchDesk): Promise<number[]> {
  const clickhouse = connectClickHouse(desk.stores().clickhouseUrl, {
    applicationName: 'bench',
    requestTimeoutMs: 3_000,
  });
  try {
    const result = await clickhouse.query({
      query: `select distinct page from conversation_facts where startsWith(page, '/canary-')`,
      format: 'JSONEachRow',
    });
    const rows = await result.json<{ page: string }>();
    return rows.map(({ page }) => Number(page.slice('/canary-'.length)));
  } finally {
    await clickhouse.close();
  }
}
