import { SqlError } from './sql-error.ts';

export interface Gate {
  /** Waits for a place and returns the function that gives it back; throws `SqlError` 202 when too many wait. */
  enter(signal: AbortSignal): Promise<() => void>;
  /** Turns away everyone who waits and everyone who comes. */
  close(): void;
}

/** Lets `limit` through at once and up to `waitingLimit` wait, first come first served. */
export function createGate(limit: number, waitingLimit: number): Gate {
  const waiting = new Set<{ admit: () => void; refuse: (reason: unknown) => void }>();
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
      signal.addEventListener('abort', () => waiting.delete(turn) && refuse(signal.reason), { once: true });
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
