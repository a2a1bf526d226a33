import { createContext } from 'svelte';

export interface Toast {
  id: number;
  text: string;
  tone: 'neutral' | 'bad';
  /** Takes the thing back. */
  undo?: () => void | Promise<void>;
}

const keptAtMost = 3;

/** The short messages at the foot of the page; the oldest goes when a fourth comes. */
export class Toasts {
  #next = 1;
  list: Toast[] = $state([]);

  /** Says that something was done, with a way to take it back where there is one. */
  show(text: string, undo?: Toast['undo']): void {
    this.#add({ id: this.#next++, text, tone: 'neutral', undo });
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
