import type { InboxCounts, InboxRow, InboxTab, MemberId, MemberInboxRow, MessageRole, SearchLag } from '@debrief/db';
import { reviveInboxRow } from './revive-inbox-row.ts';
import type { TagNames, WorkOrder } from './work.ts';

const liveMs = 5 * 60_000;

/** A line of the list, with the words that were searched for where there are any. */
export type ListedRow = MemberInboxRow & {
  match?: { role: MessageRole | null; parts: { text: string; found: boolean }[] };
};

/** A row as the server tells it now: without what only a member's list knows. */
type ChangedRow = InboxRow & Pick<ListedRow, 'match'>;

interface Loaded {
  /** `q` is the filter, '' for none. */
  view: { tab: InboxTab; agentId: string | null; q: string };
  memberId: MemberId;
  rows: ListedRow[];
  next: string | null;
  /** Null where they are yet to be asked for. */
  counts: InboxCounts | null;
  searched?: SearchLag | null;
  lookedBackTo?: Date | null;
}

/** A page holds so many where that many are found at once. */
const FULL = 50;
/** A list that is watched grows at its top; beyond so many rows it keeps the first few pages of them. */
const MOST = 120;
const KEPT = 60;
/** How often a count that took too long is asked for again before the next change. */
const RECOUNTS = 3;
/** How often what is not indexed yet is looked at again: after a second, then after twice as long each time. */
const RECHECKS = 6;

/**
 * The list on screen: the first page as the server gave it, the pages scrolled to since, and what arrived live. A row
 * that changes moves to where its last activity puts it; one that no longer belongs to the tab leaves it.
 */
export class InboxList {
  rows: ListedRow[] = $state.raw([]);
  counts: InboxCounts | null = $state.raw(null);
  /** How far words were looked for; null when none were. */
  searched: SearchLag | null = $state.raw(null);
  /** Where the list ends because going on would have taken too long; null where it ends at its end, or has not yet. */
  lookedBackTo: Date | null = $state.raw(null);
  next: string | null = $state(null);
  more: 'idle' | 'loading' | 'failed' = $state('idle');
  /** What is searched for is hard to find: the last answer came short, and there may be more. */
  isHardToFind: boolean = $state(false);
  /** What arrived last, in words, for those who cannot see it arrive. */
  announcement: string = $state('');

  #view: Loaded['view'] = { tab: 'all', agentId: null, q: '' };
  #memberId = '' as MemberId;
  #isCounting = false;
  /** Answers without this tab's count, for the view on screen. */
  #uncounted = 0;

  constructor(loaded: Loaded) {
    this.reset(loaded);
  }

  reset(loaded: Loaded): void {
    const isSame = this.isFiltered && this.#view.q === loaded.view.q && this.#view.agentId === loaded.view.agentId;
    this.#view = loaded.view;
    this.#uncounted = 0;
    this.#memberId = loaded.memberId;
    this.rows = loaded.rows;
    this.#goOnAt(loaded.next, loaded.rows.length);
    this.counts = loaded.counts ?? (isSame ? this.counts : null);
    this.searched = loaded.searched ?? null;
    this.lookedBackTo = loaded.lookedBackTo ?? null;
    this.more = 'idle';
    if (!loaded.counts && typeof window !== 'undefined') void this.#count();
  }

  /** How many conversations the tab holds; null when nobody knows exactly. */
  get total(): number | null {
    const counted = this.counts?.[this.#view.tab];
    return counted?.precision === 'exact' ? counted.count : null;
  }

  /** Takes a changed row in; `isNewMessage` decides whether it is announced. */
  apply(incoming: ChangedRow, isNewMessage: boolean): void {
    this.rows = this.#place(this.rows, incoming, isNewMessage);
  }

  /** Takes in what came together as one change of the list; `gone` are the ids of those erased. */
  applyAll(changes: { row: ChangedRow; isNewMessage: boolean }[], gone: string[]): void {
    const left = gone.reduce((rows, id) => this.#without(rows, id), this.rows);
    this.rows = changes.reduce((rows, { row, isNewMessage }) => this.#place(rows, row, isNewMessage), left);
  }

  #place(rows: ListedRow[], incoming: ChangedRow, isNewMessage: boolean): ListedRow[] {
    const known = rows.find((row) => row.id === incoming.id);
    if (known && known.revision > incoming.revision) return rows;
    const others = this.#without(rows, incoming.id);
    if (!this.#belongs(incoming)) return others;
    // Below the last loaded page it would stand out of order: scrolling on will bring it.
    const last = rows.at(-1);
    if (!known && this.next !== null && last && incoming.lastAt < last.lastAt) return rows;
    const row = { ...incoming, seenMessages: known?.seenMessages ?? 0 };
    const place = others.findIndex((other) => isBefore(row, other));
    if (isNewMessage) this.announcement = `${nameOf(row)}: ${row.previewText ?? ''}`;
    return place === -1 ? [...others, row] : others.toSpliced(place, 0, row);
  }

  #without(rows: ListedRow[], id: string): ListedRow[] {
    this.#countAgain();
    return rows.filter((row) => row.id !== id);
  }

  /** A filter is on: whether a changed row belongs is for the server to say. */
  get isFiltered(): boolean {
    return this.#view.q !== '';
  }

  /**
   * Asks the server which of these conversations the filter lets through now; those in `fresh` have a new message. What
   * is not indexed yet is asked again.
   */
  async recheck(ids: string[], fresh: ReadonlySet<string>, round = 1): Promise<void> {
    const view = this.#view;
    for (let start = 0; start < ids.length; start += 100) {
      const among = ids.slice(start, start + 100);
      try {
        const response = await fetch(`/inbox/rows?${this.#params({ among: among.join(',') }).toString()}`);
        if (!response.ok || view !== this.#view) continue;
        const page = (await response.json()) as { rows: ListedRow[]; searched: SearchLag | null };
        const belonging = new Map(page.rows.map((row) => [row.id as string, reviveInboxRow(row)]));
        for (const id of among) {
          const row = belonging.get(id);
          if (row) this.apply(row, fresh.has(id));
          else if (this.rows.some((each) => each.id === id)) this.remove(id);
        }
        this.searched = page.searched;
        const isBehind = page.searched !== null && page.searched.state !== 'current';
        if (isBehind && round < RECHECKS) {
          setTimeout(() => void this.recheck(among, new Set(), round + 1), 1_000 * 2 ** (round - 1));
        }
      } catch {
        // The stream tells of the next change; a reload shows them all.
      }
    }
  }

  /**
   * Shows a change before the server has it: rows that no longer belong leave. Returns what puts them back as they
   * were, where nothing newer has come meanwhile.
   */
  assume(ids: ReadonlySet<string>, order: WorkOrder, tagNames?: TagNames): () => void {
    const before = this.rows.filter((row) => ids.has(row.id));
    this.rows = this.rows.flatMap((row) => {
      if (!ids.has(row.id)) return [row];
      const after = changed(row, order, tagNames);
      return this.isFiltered || this.#belongs(after) ? [after] : [];
    });
    return () => {
      for (const row of before) this.apply(row, false);
    };
  }

  remove(id: string): void {
    this.rows = this.#without(this.rows, id);
  }

  /** It grew while it was watched. */
  get isLong(): boolean {
    return this.rows.length > MOST && this.more !== 'loading';
  }

  /** Lets go of what fell far below, down to `keptId`'s neighbours at most; scrolling brings it back. */
  trim(keptId: string | undefined): void {
    if (!this.isLong) return;
    const kept = Math.max(KEPT, this.rows.findIndex(({ id }) => id === keptId) + 20);
    const last = this.rows[kept - 1];
    if (!last || kept >= this.rows.length) return;
    this.rows = this.rows.slice(0, kept);
    this.#goOnAt(`${last.lastAt.toISOString()}_${last.id}`, FULL);
    this.lookedBackTo = null;
  }

  markSeen(id: string, seenMessages: number): void {
    this.rows = this.rows.map((row) => (row.id === id ? { ...row, seenMessages } : row));
  }

  /** The conversation `step` rows from the given one; the first when it is not in the list. */
  neighbour(id: string | undefined, step: 1 | -1): ListedRow | undefined {
    const place = this.rows.findIndex((row) => row.id === id);
    return place === -1 ? this.rows[0] : this.rows[place + step];
  }

  async loadMore(): Promise<void> {
    if (this.next === null || this.more === 'loading') return;
    this.more = 'loading';
    const after = this.next;
    try {
      const response = await fetch(`/inbox/rows?${this.#params({ after }).toString()}`);
      if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
      const page = (await response.json()) as { rows: ListedRow[]; next: string | null; lookedBackTo: string | null };
      if (this.next !== after) return;
      const known = new Set(this.rows.map((row) => row.id));
      this.rows = [...this.rows, ...page.rows.map((row) => reviveInboxRow(row)).filter((row) => !known.has(row.id))];
      this.#goOnAt(page.next, page.rows.length);
      this.lookedBackTo = page.lookedBackTo === null ? null : new Date(page.lookedBackTo);
      this.more = 'idle';
    } catch {
      this.more = 'failed';
    }
  }

  #goOnAt(next: string | null, brought: number): void {
    this.next = next;
    this.isHardToFind = next !== null && brought < FULL;
  }

  /** Counts change with every message; asking once a second is enough to read them, and less often what must be counted. */
  #countAgain(): void {
    if (this.#isCounting) return;
    this.#isCounting = true;
    setTimeout(
      () => {
        this.#isCounting = false;
        void this.#count();
      },
      this.isFiltered ? 5_000 : 1_000,
    );
  }

  async #count(): Promise<void> {
    const view = this.#view;
    try {
      const response = await fetch(`/inbox/rows?${this.#params({}).toString()}`);
      if (!response.ok || view !== this.#view) return;
      this.counts = (await response.json()) as InboxCounts;
      // It took too long just now: a busy moment passes.
      if (this.counts[view.tab] === null && (this.#uncounted += 1) <= RECOUNTS) this.#countAgain();
    } catch {
      // The next change asks again; until then the old counts stand.
    }
  }

  #params(more: Record<string, string>): URLSearchParams {
    const params = new URLSearchParams({ tab: this.#view.tab, ...more });
    if (this.#view.agentId) params.set('agent', this.#view.agentId);
    if (this.#view.q) params.set('q', this.#view.q);
    return params;
  }

  /** The same tabs as db/src/conversations/list-inbox.ts. */
  #belongs(row: InboxRow): boolean {
    if (this.#view.agentId && row.agentId !== this.#view.agentId) return false;
    switch (this.#view.tab) {
      case 'all':
        return true;
      case 'live':
        return row.endedAt === null && Date.now() - row.lastAt.getTime() < liveMs;
      case 'flagged':
        return row.flagKinds.length > 0;
      case 'waiting':
        return row.handoff === 'waiting';
      case 'mine':
        return row.assigneeId === this.#memberId && row.status !== 'resolved';
      default:
        return row.status === this.#view.tab;
    }
  }
}

function changed(row: ListedRow, order: WorkOrder, tagNames: TagNames = { added: [], removed: [] }): ListedRow {
  const { status, snoozedUntil, assignee } = order;
  const kept = row.tags.filter((tag) => !tagNames.removed.includes(tag) && !tagNames.added.includes(tag));
  return {
    ...row,
    tags: [...kept, ...tagNames.added].toSorted(),
    ...(status && { status, snoozedUntil: snoozedUntil === undefined ? null : new Date(snoozedUntil) }),
    ...(assignee !== undefined && { assigneeId: assignee as MemberId | null }),
  };
}

/** Newest activity first, ties by id, as the server orders. */
function isBefore(a: InboxRow, b: InboxRow): boolean {
  const gap = a.lastAt.getTime() - b.lastAt.getTime();
  return gap === 0 ? a.id > b.id : gap > 0;
}

/** What to call a visitor: their name, else their e-mail, else four characters of their own. */
export function nameOf(row: { visitorName: string | null; visitorEmail: string | null; alias: string }): string {
  return row.visitorName ?? row.visitorEmail ?? `Visitor ${row.alias}`;
}
