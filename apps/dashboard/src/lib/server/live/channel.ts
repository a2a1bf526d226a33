import type { DescribedChange } from '@debrief/db';

/** A workspace's newest changes, in memory for all who watch it. */
export interface Channel {
  watchers: number;
  /** Every change above this number is in memory. */
  floor: number;
  push(changes: DescribedChange[]): void;
  /** The changes in memory after `cursor`, which is not below the floor; `limit` at most. One list for all who ask alike. */
  after(cursor: number, limit: number): DescribedChange[];
  /** Calls back once, at the next push; returns what takes the wish back. */
  onMore(resume: () => void): () => void;
}

const KEPT_CHANGES = 500;
const KEPT_CHARACTERS = 2_000_000;

export function createChannel(floor: number): Channel {
  const kept: DescribedChange[] = [];
  const waiting = new Set<() => void>();
  /** By cursor and limit, until the next push. */
  const lists = new Map<string, DescribedChange[]>();
  let characters = 0;

  /** Who connects after a message was taken back is not told its words from memory either. */
  function forgetWords({ message }: DescribedChange): void {
    kept.forEach((change, index) => {
      if (message && change.message?.id === message.id) kept[index] = { ...change, message };
    });
  }

  const channel: Channel = {
    watchers: 0,
    floor,
    push(changes) {
      lists.clear();
      for (const change of changes) {
        if (change.kind === 'message.retracted') forgetWords(change);
        kept.push(change);
        characters += charactersOf(change);
      }
      while (kept.length > KEPT_CHANGES || characters > KEPT_CHARACTERS) {
        const oldest = kept.shift();
        if (!oldest) break;
        characters -= charactersOf(oldest);
        channel.floor = oldest.seq;
      }
      const resumed = [...waiting];
      waiting.clear();
      for (const resume of resumed) resume();
    },
    after(cursor, limit) {
      const key = `${cursor} ${limit}`;
      const known = lists.get(key);
      if (known) return known;
      // From the end: who watches is near it.
      const start = kept.findLastIndex((change) => change.seq <= cursor) + 1;
      const list = kept.slice(start, start + limit);
      lists.set(key, list);
      return list;
    },
    onMore(resume) {
      waiting.add(resume);
      return () => waiting.delete(resume);
    },
  };
  return channel;
}

/** Of its text, and of a row beside it, roughly. */
function charactersOf(change: DescribedChange): number {
  return 2_000 + (change.message?.text.length ?? 0);
}
