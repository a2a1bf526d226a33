/** What is wrong with the pipe, and what to do about it: the words of Settings → Health and of `debrief doctor`. */
import type { ReaderLag } from '../outbox/cursor.ts';
import type { OutboxPartitions } from '../outbox/partitions.ts';
import type { PostgresFacts } from './read-postgres-facts.ts';

export interface PipeState {
  /** The durable readers of the outbox. */
  readers: ReaderLag[];
  /** Worker processes that spoke lately. */
  workers: number;
  partitions: OutboxPartitions;
  oldestWriter: PostgresFacts['oldestWriter'];
  clickhouseAnswers: boolean;
  /** Jobs that were given up and wait for somebody's decision. */
  deadLetters: number;
  /** Webhooks that were switched off because their receivers failed for days, or wanted no more. */
  brokenWebhooks: number;
}

export interface Alarm {
  code:
    | 'no_workers'
    | 'reader_stuck'
    | 'reader_behind'
    | 'long_transaction'
    | 'outbox_full'
    | 'dead_letters'
    | 'webhooks_off';
  /** `bad`: it does not get better by itself. */
  severity: 'warn' | 'bad';
  title: string;
  /** What it means and what to do. */
  remedy: string;
}

/** Behind for this long and not moving: stuck. Longer than any pause between tries (workers/src/readers/wait.ts). */
const STUCK_SECONDS = 60;
/** Behind for this long and moving: a backlog worth telling. */
const BEHIND_SECONDS = 60;
const LONG_TRANSACTION_SECONDS = 300;
/** A day's worth at fifty rows a second. */
const FEW_ROWS_AHEAD = 4_000_000;

/** What a reader does, as people know it. */
const names: Partial<Record<string, string>> = { dispatch: 'Analysis', analytics: 'Analytics', search: 'Search' };

const SAFE = 'Conversations still arrive and nothing is lost.';

/** Everything that wants somebody's attention, the most urgent first; empty when all is well. */
export function findAlarms(state: PipeState): Alarm[] {
  const alarms: Alarm[] = [];
  if (state.workers === 0) {
    alarms.push({
      code: 'no_workers',
      severity: 'bad',
      title: 'No worker process is running',
      remedy: `${SAFE} Start one: \`pnpm start\` keeps one running on this machine, \`docker compose up -d workers\` in the scaled-out profile. If one is running, its log says why it cannot reach Postgres.`,
    });
  }
  const writer = state.oldestWriter;
  if (writer && writer.seconds > LONG_TRANSACTION_SECONDS) {
    alarms.push({
      code: 'long_transaction',
      severity: 'bad',
      title: `A transaction has been open for ${inWords(writer.seconds)}`,
      remedy: `It belongs to “${writer.application}” (process ${writer.pid}). Readers of the outbox may have to wait for it. End it: \`select pg_terminate_backend(${writer.pid});\``,
    });
  }
  for (const reader of state.readers) {
    const alarm = judgeReader(reader, state);
    if (alarm) alarms.push(alarm);
  }
  if (state.partitions.rowsAhead < FEW_ROWS_AHEAD) {
    alarms.push({
      code: 'outbox_full',
      severity: 'bad',
      title: `The outbox has room for ${state.partitions.rowsAhead.toLocaleString('en')} rows only`,
      remedy:
        'Conversations are refused when it is used up. A running worker makes room every minute; by hand: `select outbox_make_partitions(16);`',
    });
  }
  if (state.deadLetters > 0) {
    alarms.push({
      code: 'dead_letters',
      severity: 'warn',
      title:
        state.deadLetters === 1 ? 'A job was given up' : `${state.deadLetters.toLocaleString('en')} jobs were given up`,
      remedy:
        'Each stands in Settings → Health with its reason. Once the cause is gone, retry it; what cannot be helped, dismiss.',
    });
  }
  if (state.brokenWebhooks > 0) {
    alarms.push({
      code: 'webhooks_off',
      severity: 'warn',
      title:
        state.brokenWebhooks === 1
          ? 'A webhook was switched off'
          : `${state.brokenWebhooks.toLocaleString('en')} webhooks were switched off`,
      remedy:
        'Nothing got through for days, or the receiver answered 410 Gone. Settings → Webhooks says why; switched on again, it is sent what waited.',
    });
  }
  return alarms.toSorted((a, b) => Number(b.severity === 'bad') - Number(a.severity === 'bad'));
}

function judgeReader(
  { reader, lagSeconds, stillSeconds }: ReaderLag,
  { workers, clickhouseAnswers, oldestWriter }: PipeState,
): Alarm | null {
  const isStuck = lagSeconds > STUCK_SECONDS && (stillSeconds === null || stillSeconds > STUCK_SECONDS);
  const what = names[reader] ?? `The reader “${reader}”`;
  if (isStuck) {
    const remedy =
      workers === 0
        ? 'It goes on by itself once a worker runs.'
        : reader === 'analytics' && !clickhouseAnswers
          ? 'ClickHouse does not answer: start it, or check CLICKHOUSE_URL. What is waiting is loaded by itself then.'
          : oldestWriter && oldestWriter.seconds > STUCK_SECONDS
            ? `It may be waiting for the transaction of “${oldestWriter.application}” (process ${oldestWriter.pid}), open for ${inWords(oldestWriter.seconds)}.`
            : `The workers’ log says why: look for “the reader waits” with reader "${reader}".`;
    const title = `${what} has stood still for ${inWords(stillSeconds ?? lagSeconds)}`;
    return { code: 'reader_stuck', severity: 'bad', title, remedy: `${SAFE} ${remedy}` };
  }
  if (lagSeconds <= BEHIND_SECONDS) return null;
  const remedy = 'It is catching up; nothing needs to be done unless the number keeps growing.';
  return { code: 'reader_behind', severity: 'warn', title: `${what} is ${inWords(lagSeconds)} behind`, remedy };
}

function inWords(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}
