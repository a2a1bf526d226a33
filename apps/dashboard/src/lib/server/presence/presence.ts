import { listenForPresence, sendPresence, type MemberId, type PresenceSignal, type Sql } from '@debrief/db';

/** Another member at the same conversation. */
export interface Companion {
  memberId: MemberId;
  name: string;
  doing: 'viewing' | 'typing';
}

export interface Presence {
  /** Takes a member's own word, tells the other processes, and returns who else is there, those who type first. */
  note(signal: PresenceSignal): Companion[];
  /** Stops listening to the other processes. */
  stop(): Promise<void>;
}

export interface PresenceOptions {
  sql: Sql;
  now?: () => number;
  /** Silent for longer, a member is gone; pages speak every four seconds. */
  keepMs?: number;
}

type Place = Pick<PresenceSignal, 'workspaceId' | 'conversationId'>;

/**
 * Who is at which conversation, in this process's memory. A hint for people, never a lock: it may be some seconds old,
 * and what must not happen twice is refused where it is written.
 */
export function createPresence({ sql, now = Date.now, keepMs = 10_000 }: PresenceOptions): Presence {
  const places = new Map<string, Map<MemberId, Companion & { until: number }>>();
  const keyOf = ({ workspaceId, conversationId }: Place) => `${workspaceId} ${conversationId}`;
  let nextSweepAt = 0;
  const listening = listenForPresence(sql, take).catch(() => null);

  function take({ memberId, name, doing, ...place }: PresenceSignal): void {
    sweep();
    const key = keyOf(place);
    const here = places.get(key) ?? new Map<MemberId, Companion & { until: number }>();
    if (doing === 'gone') here.delete(memberId);
    else here.set(memberId, { memberId, name, doing, until: now() + keepMs });
    if (here.size > 0) places.set(key, here);
    else places.delete(key);
  }

  function sweep(): void {
    if (now() < nextSweepAt) return;
    nextSweepAt = now() + keepMs;
    for (const [key, here] of places) {
      for (const [memberId, { until }] of here) if (until < now()) here.delete(memberId);
      if (here.size === 0) places.delete(key);
    }
  }

  return {
    note(signal) {
      take(signal);
      // The next word comes in seconds; nobody needs to hear that this one was lost.
      sendPresence(sql, signal).catch(() => undefined);
      const here = [...(places.get(keyOf(signal))?.values() ?? [])];
      return here
        .filter(({ memberId, until }) => memberId !== signal.memberId && until >= now())
        .map(({ memberId, name, doing }) => ({ memberId, name, doing }))
        .toSorted((a, b) => a.doing.localeCompare(b.doing) || a.name.localeCompare(b.name));
    },
    async stop() {
      await (
        await listening
      )?.();
    },
  };
}
