/**
 * Who does what only one process may do. For each task a process tries for an advisory lock of Postgres, all on one
 * connection of its own. Whoever holds the lock leads; the lock goes with the connection, however that ends, and another
 * process takes over. A leader that cannot reach Postgres stops leading.
 *
 * For a moment two may lead, when a connection breaks and its leader has not noticed: tasks must bear it.
 */
import type { Sql } from '@debrief/db';
import type { Logger } from 'pino';
import { backoffMs, pause } from './wait.ts';

export interface Task {
  name: string;
  /** Runs from when this process leads until the signal is aborted. */
  run(signal: AbortSignal): Promise<void>;
}

export interface LeadershipOptions {
  /** Opens a pool for one connection; it is ended here. */
  connect: () => Sql;
  tasks: Task[];
  log: Logger;
  /** Milliseconds between looks at the locks; 1 s when absent. */
  everyMs?: number;
}

export interface Leadership {
  /** Names of the tasks that this process leads now. */
  leads(): string[];
  /** Stops the tasks and lets go of the locks. */
  close(): Promise<void>;
}

type Session = Awaited<ReturnType<Sql['reserve']>>;

const ANSWER_MS = 5_000;

/** Takes part until closed: in each task when it can be led, again and again. */
export function holdLeadership({ connect, tasks, log, everyMs = 1_000 }: LeadershipOptions): Leadership {
  const closing = new AbortController();
  const led = new Map<string, { stop: AbortController; done: Promise<void> }>();

  async function takePart(): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted) {
      const pool = connect();
      try {
        const session = await inTime(pool.reserve());
        const pid = await ownPid(session);
        failures = 0;
        while (!closing.signal.aborted) {
          for (const task of tasks) {
            if (!led.has(task.name) && (await tryLock(session, task.name))) lead(task);
          }
          await pause(everyMs, closing.signal);
          // The driver would reconnect silently: another session holds none of our locks.
          if ((await ownPid(session)) !== pid) throw new Error('the connection that held the locks is gone');
        }
      } catch (error) {
        failures += 1;
        if (!closing.signal.aborted)
          log.warn({ err: error, tasks: [...led.keys()] }, 'leadership lost or not to be had');
      }
      await stopAll();
      await pool.end({ timeout: 0 });
      if (failures > 0) await pause(backoffMs(failures), closing.signal);
    }
  }

  function lead(task: Task): void {
    log.info({ task: task.name }, 'this process leads');
    const stop = new AbortController();
    const done = task.run(stop.signal).catch((error: unknown) => {
      log.error({ err: error, task: task.name }, 'a task ended with an error');
    });
    led.set(task.name, { stop, done });
  }

  async function stopAll(): Promise<void> {
    const running = [...led.values()];
    for (const { stop } of running) stop.abort();
    await Promise.all(running.map(({ done }) => done));
    led.clear();
  }

  const ended = takePart();
  return {
    leads: () => [...led.keys()],
    close() {
      closing.abort();
      return ended;
    },
  };
}

async function ownPid(session: Session): Promise<number> {
  const [row] = await inTime(session<[{ pid: number }]>`select pg_backend_pid() as pid`);
  return row.pid;
}

async function tryLock(session: Session, task: string): Promise<boolean> {
  const [row] = await inTime(
    session<[{ held: boolean }]>`select pg_try_advisory_lock(hashtext('debrief leader'), hashtext(${task})) as held`,
  );
  return row.held;
}

/** A connection that does not answer is as good as gone. */
async function inTime<Result>(work: PromiseLike<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`Postgres gave no answer in ${ANSWER_MS} ms`)), ANSWER_MS);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
