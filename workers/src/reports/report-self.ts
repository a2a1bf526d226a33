import { hostname } from 'node:os';
import { release, reportHealth, withdrawReport, type Sql } from '@debrief/db';
import type { Logger } from 'pino';
import { runSchedule } from '../schedules/run-schedule.ts';

export interface WorkerSelf {
  queue: 'redis' | 'postgres';
  analyser: string;
  concurrency: number;
  /** The desk's limits of a day for models; absent where there is no model. */
  budget?: { usd: number | null; tokens: number | null };
}

/** Well within the time after which a process counts as gone (db/src/health/reports.ts). */
const EVERY_MS = 15_000;

/** Says again and again that this process works on jobs; the function returned stops that and takes it back. */
export function reportSelf(sql: Sql, self: WorkerSelf, log: Logger): () => Promise<void> {
  const speaker = `${hostname()}/${process.pid}`;
  const detail = { ...self, version: release, node: process.versions.node, startedAt: new Date().toISOString() };
  const stopping = new AbortController();
  const work = () => reportHealth(sql, 'workers', detail, speaker);
  const ended = runSchedule({ name: 'report self', everyMs: EVERY_MS, work }, log, stopping.signal);
  return async function withdraw() {
    stopping.abort();
    await ended;
    await withdrawReport(sql, 'workers', speaker).catch(() => undefined);
  };
}
