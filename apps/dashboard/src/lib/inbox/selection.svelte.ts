import { SvelteSet } from 'svelte/reactivity';

/** Conversations chosen to be worked on together: some rows of the list, or all that the view holds. */
export class Selection {
  ids = new SvelteSet<string>();
  /** Everything of the view, also what is not loaded; `ids` are then the rows on screen. */
  all = $state(false);
  /** Ends work that is under way on all of them; null when there is none. */
  stop: (() => void) | null = null;
  #anchor: string | null = null;

  get isEmpty(): boolean {
    return this.ids.size === 0 && !this.all;
  }

  has(id: string): boolean {
    return this.all || this.ids.has(id);
  }

  /** Chooses a row, or no longer. Of a whole view, taking one out leaves the other rows that are loaded. */
  toggle(id: string, rows: readonly { id: string }[]): void {
    if (this.all) {
      this.all = false;
      for (const row of rows) this.ids.add(row.id);
    }
    if (!this.ids.delete(id)) this.ids.add(id);
    this.#anchor = id;
  }

  /** Chooses everything from the row chosen last to this one, in the order of the list. */
  extendTo(id: string, rows: readonly { id: string }[]): void {
    const place = rows.findIndex((row) => row.id === id);
    const anchor = rows.findIndex((row) => row.id === this.#anchor);
    const [first, last] = anchor === -1 ? [place, place] : [Math.min(place, anchor), Math.max(place, anchor)];
    for (const row of rows.slice(first, last + 1)) this.ids.add(row.id);
    this.#anchor = id;
  }

  /** Chooses all that the view holds. */
  chooseAll(rows: readonly { id: string }[]): void {
    this.all = true;
    for (const row of rows) this.ids.add(row.id);
  }

  clear(): void {
    this.all = false;
    this.ids.clear();
    this.#anchor = null;
  }
}
