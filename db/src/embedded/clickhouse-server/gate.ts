import { SqlError } from './sql-error.ts';

/** Statements at once; the rest wait their turn. Above the cores, so that small ones pass long ones. */
export const runningLimit = 16;
export const waitingLimit = 2_000;
/** libuv threads for the native calls: the running ones, and a few to kill them and to compress. */
export const enginePoolSize = runningLimit + 8;

export interface Gate {
  /** Waits for a place and returns the function that gives it back; throws `SqlError` 202 when too many wait. */
  enter(signal: AbortSignal): Promise<() => void>;
  /** Turns away everyone who waits and everyone who comes. */
  close(): void;
}

/** Lets `limit` through at once and up to `waitingLimit` wait, first come first served. */
export function createGate(limit: number, waitingLimit: number): Gate {
  const waiting = new Set<{ admit: () => void; refuse: (reason: SqlError) => void }>();
  let inside = 0;
  let closed = false;

  function leave(): void {
    inside--;
    const [next] = waiting;
    if (next === undefined) return;
    waiting.delete(next);
    inside++;
    next.admit();
  }

  /** One place can be given back once only. */
  function place(): () => void {
    let left = false;
    return () => {
      if (!left) leave();
      left = true;
    };
  }

  async function enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (closed) throw new SqlError(236, 'ABORTED', 'The embedded server is stopping');
    if (inside < limit) {
      inside++;
      return place();
    }
    if (waiting.size >= waitingLimit) {
      throw new SqlError(202, 'TOO_MANY_SIMULTANEOUS_QUERIES', `More than ${waitingLimit} queries wait`);
    }
    await new Promise<void>((admit, refuse) => {
      const turn = { admit, refuse };
      waiting.add(turn);
      const giveUp = () => {
        if (waiting.delete(turn)) refuse(new SqlError(394, 'QUERY_WAS_CANCELLED', 'The client hung up'));
      };
      signal.addEventListener('abort', giveUp, { once: true });
    });
    return place();
  }

  function close(): void {
    closed = true;
    for (const turn of waiting) turn.refuse(new SqlError(236, 'ABORTED', 'The embedded server is stopping'));
    waiting.clear();
  }

  return { enter, close };
}
