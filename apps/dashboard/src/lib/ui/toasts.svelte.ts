import { createContext } from 'svelte';

export interface Toast {
  id: number;
  text: string;
  tone: 'neutral' | 'bad';
  /** Takes the thing back; throws, with the reason, when that fails. */
  undo?: () => void | Promise<void>;
  /** The thing, where it can be taken back in another way too. */
  about?: string;
}

const keptAtMost = 3;
/** So many steps back, also when their messages are gone from the screen. */
const undoneAtMost = 20;

/** The short messages at the foot of the page; the oldest goes when a fourth comes. */
export class Toasts {
  #next = 1;
  #turns = 0;
  list: Toast[] = $state([]);
  /** What can be taken back, in the order in which the member did it. */
  #done: (Toast & { turn: number })[] = [];
  #underWay = new Set<Promise<unknown>>();

  /** The place of what a member does now among what can be taken back: ask before waiting for the answer to it. */
  turn(): number {
    return ++this.#turns;
  }

  /** Says that something was done, at its turn, with a way to take it back where there is one. */
  show(text: string, undo?: Toast['undo'], turn = this.turn(), about?: string): void {
    const toast: Toast = { id: this.#next++, text, tone: 'neutral', undo, about };
    if (undo) {
      const done = [...this.#done, { ...toast, turn }];
      this.#done = done.toSorted((a, b) => a.turn - b.turn).slice(-undoneAtMost);
    }
    this.#add(toast);
  }

  /** Work whose message is still to come: an undo waits for it, else it would take back what was done before. */
  async follow<Result>(work: Promise<Result>): Promise<Result> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }

  /** Takes back what a message offers to, the last thing done when none is named, and says so. Never throws. */
  async undo(id?: number): Promise<void> {
    if (id === undefined) await Promise.allSettled(this.#underWay);
    const done = id === undefined ? this.#done.at(-1) : this.#done.find((toast) => toast.id === id);
    if (!done) {
      if (id === undefined) this.show('There is nothing to take back.');
      return;
    }
    this.#done = this.#done.filter((toast) => toast !== done);
    this.dismiss(done.id);
    try {
      await done.undo?.();
      this.show(`Taken back: ${done.text}`);
    } catch (error) {
      this.fail(
        `Not taken back: ${error instanceof TypeError ? 'the server was not reached.' : (error as Error).message}`,
      );
    }
  }

  /** The thing was taken back in another way: nothing offers it any more. */
  drop(about: string): void {
    this.#done = this.#done.filter((toast) => toast.about !== about);
    this.list = this.list.filter((toast) => toast.about !== about);
  }

  /** Says that something failed. It stays until dismissed. */
  fail(text: string): void {
    this.#add({ id: this.#next++, text, tone: 'bad' });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  #add(toast: Toast): void {
    this.list = [...this.list, toast].slice(-keptAtMost);
  }
}

const [get, set] = createContext<Toasts>();

/** Called once, by the (app) layout, which also draws the ToastRegion. */
export const provideToasts = set;

/** The page's toasts. Throws outside the (app) layout. */
export const useToasts = get;
