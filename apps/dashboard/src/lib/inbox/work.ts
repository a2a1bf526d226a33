/** What members do to conversations, sent from a page: one or many, each taken back by one undo. */
import { uuidv7 } from 'uuidv7';
import type { ConversationStatus } from '@debrief/db';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import type { InboxList } from './inbox-list.svelte.ts';

export interface WorkOrder {
  status?: ConversationStatus;
  /** ISO 8601, with `snoozed`. */
  snoozedUntil?: string;
  /** A member's id, or null for nobody. */
  assignee?: string | null;
  addTags?: string[];
  removeTags?: string[];
}

interface Progress {
  done: number;
  /** Null when nobody counted. */
  total: number | null;
}

export interface Worker {
  /** Changes these conversations, on screen at once; true when the server has it. */
  change: (ids: string[], order: WorkOrder, said: string, tagNames?: TagNames) => Promise<boolean>;
  /** Changes all that a view holds, batch by batch, until done or `signal` says to stop. */
  changeAll: (
    view: { query: string; total: number | null },
    order: WorkOrder,
    said: string,
    on: { progress: (progress: Progress) => void; signal: AbortSignal },
  ) => Promise<void>;
}

/** The names of the tags in an order, for the rows on screen. */
export interface TagNames {
  added: string[];
  removed: string[];
}

const counts = new Intl.NumberFormat('en');

export function createWorker(list: InboxList, toasts: Toasts): Worker {
  async function undo(changeId: string): Promise<void> {
    let kept = 0;
    let left = 1;
    while (left > 0) {
      const batch = await post<{ undone: number; kept: number; left: number }>('/inbox/work/undo', { changeId });
      kept += batch.kept;
      left = batch.left;
    }
    if (kept > 0) {
      const those = kept === 1 ? 'One conversation was changed' : `${counts.format(kept)} conversations were changed`;
      toasts.show(`${those} by somebody since and stays as it is now.`);
    }
  }

  async function change(ids: string[], order: WorkOrder, said: string, tagNames?: TagNames): Promise<boolean> {
    const changeId = uuidv7();
    const takeBack = list.assume(new Set(ids), order, tagNames);
    try {
      for (let start = 0; start < ids.length; start += 200) {
        const among = { ids: ids.slice(start, start + 200) };
        await post('/inbox/work', { changeId, change: order, among });
      }
    } catch (error) {
      takeBack();
      toasts.fail(`Nothing was changed: ${reason(error)}`);
      return false;
    }
    const words = ids.length > 1 ? `${said}: ${counts.format(ids.length)} conversations` : said;
    toasts.show(words, () => undo(changeId));
    return true;
  }

  return {
    change: (ids, order, said, tagNames) => toasts.follow(change(ids, order, said, tagNames)),

    async changeAll({ query, total }, order, said, { progress, signal }) {
      const changeId = uuidv7();
      let after: string | null = null;
      let seen = 0;
      let changed = 0;
      let problem: string | null = null;
      try {
        do {
          const batch: { seen: number; changed: number; next: string | null } = await post('/inbox/work', {
            changeId,
            change: order,
            among: { query, after },
          });
          seen += batch.seen;
          changed += batch.changed;
          after = batch.next;
          progress({ done: seen, total });
        } while (after !== null && !signal.aborted);
      } catch (error) {
        problem = reason(error);
      }
      const words = `${said}: ${counts.format(changed)} ${changed === 1 ? 'conversation' : 'conversations'}`;
      if (problem !== null) toasts.fail(`Stopped after ${counts.format(seen)}: ${problem}`);
      if (changed > 0) toasts.show(words, () => undo(changeId));
      else if (problem === null) toasts.show('There was nothing to change.');
    },
  };
}

async function post<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return (await response.json()) as Answer;
  const told = (await response.json().catch(() => ({}))) as { message?: string; detail?: string };
  throw new Error(told.message ?? told.detail ?? 'something went wrong on our side.');
}

function reason(error: unknown): string {
  return error instanceof TypeError ? 'the server was not reached.' : (error as Error).message;
}
