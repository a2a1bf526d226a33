import type { JobRequest } from '@debrief/pipelines/jobs';

/** What was asked for lately, so that a look at what is due does not ask for it again in other company. */
export interface UnderWay {
  note(requests: readonly Pick<JobRequest, 'id'>[]): void;
  has(request: Pick<JobRequest, 'id'>): boolean;
  /** The queue is empty: whatever is still due was lost. */
  forget(): void;
}

/** A job that is not done by then was lost, or is asked for twice, which changes nothing. */
const FORGET_MS = 60_000;

export function createUnderWay(now: () => number = Date.now): UnderWay {
  // In the order they were noted.
  const asked = new Map<string, number>();

  function drop(): void {
    const before = now() - FORGET_MS;
    for (const [id, atMs] of asked) {
      if (atMs > before) return;
      asked.delete(id);
    }
  }

  return {
    note(requests) {
      drop();
      for (const { id } of requests) {
        asked.delete(id);
        asked.set(id, now());
      }
    },
    has({ id }) {
      drop();
      return asked.has(id);
    },
    forget: () => asked.clear(),
  };
}
