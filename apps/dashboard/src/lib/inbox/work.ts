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
  change: (ids: string[], order: WorkOrder, said: string, more?: ChangeDetails) => Promise<boolean>;
  /** Changes all that a view holds, batch by batch, until done or `signal` says to stop. */
  changeAll: (
    view: { query: string; total: number | null },
    order: WorkOrder,
    said: string,
    on: { progress: (progress: Progress) => void; signal: AbortSignal },
  ) => Promise<void>;
}

export interface ChangeDetails {
  tagNames?: TagNames | undefined;
  /** When the member asked for it, where that was before now: `Toasts.turn`. */
  turn?: number;
}

/** The names of the tags in an order, for the rows on screen. */
export interface TagNames {
  added: string[];
  removed: string[];
}

const counts = new Intl.NumberFormat('en');

export function createWorker(list: InboxList, toasts: Toasts): Worker {
  /** One is sent when the one before is answered: what a member did last is what stands, and what is undone first. */
  let earlier: Promise<unknown> = Promise.resolve();

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

  async function change(ids: string[], order: WorkOrder, said: string, more: ChangeDetails): Promise<boolean> {
    const { tagNames, turn = toasts.turn() } = more;
    const changeId = uuidv7();
    const takeBack = list.assume(new Set(ids), order, tagNames);
    const turnBefore = earlier;
    const sending = (async () => {
      await turnBefore.catch(() => undefined);
      for (let start = 0; start < ids.length; start += 200) {
        const among = { ids: ids.slice(start, start + 200) };
        await post('/inbox/work', { changeId, change: order, among });
      }
    })();
    earlier = sending;
    try {
      await sending;
    } catch (error) {
      takeBack();
      toasts.fail(`Nothing was changed: ${reason(error)}`);
      return false;
    }
    const words = ids.length > 1 ? `${said}: ${counts.format(ids.length)} conversations` : said;
    toasts.show(words, () => undo(changeId), turn);
    return true;
  }

  return {
    change: (ids, order, said, more = {}) => toasts.follow(change(ids, order, said, more)),

    async changeAll({ query, total }, order, said, { progress, signal }) {
      const [changeId, turn] = [uuidv7(), toasts.turn()];
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
      if (changed > 0) toasts.show(words, () => undo(changeId), turn);
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
