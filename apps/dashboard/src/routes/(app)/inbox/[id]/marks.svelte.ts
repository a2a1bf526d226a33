import { createContext, tick, untrack } from 'svelte';
import { highlightEvidence } from '#lib/inbox/evidence-highlight.ts';
import { highlightMatches } from '#lib/inbox/match-highlight.ts';
import type { MessageWindow } from '#lib/inbox/message-window.svelte.ts';
import type { PageData } from './$types';
import { wordsBehind, type Span } from './span.ts';

const messageOf = (id: string) => document.getElementById(`message-${id}`);
const wordsOf = (id: string) => messageOf(id)?.querySelector('.text') ?? null;
/** What a search looks through of a message: its words, and the names of its files. */
const searchedOf = (id: string) => [...(messageOf(id)?.querySelectorAll('.text, .file-name') ?? [])];

/**
 * What is lit up in an open conversation: the words that were searched for, and those a summary sentence or a flag rests
 * on. Create it in a component: it follows the search while that lives.
 */
export class Marks {
  /** The message that the search is at. */
  #found: string | null = $state(null);
  /** The flag that is open in the margin; the words it rests on are lit while it is. */
  #open: { id: string; spans: Span[] } | null = $state.raw(null);
  /** The search that was gone to. */
  #searched = '';
  #page: () => PageData;
  #window: () => MessageWindow;

  constructor(page: () => PageData, window: () => MessageWindow) {
    this.#page = page;
    this.#window = window;
    // Found words are marked as messages come, those of the message that is shown more strongly.
    $effect(() => {
      const { terms } = page();
      if (terms.length === 0) return;
      const [drawn, current] = [window().messages, this.#found];
      void tick().then(() => {
        const all = drawn.flatMap((message) => searchedOf(message.id));
        highlightMatches(all, terms, current === null ? [] : searchedOf(current));
      });
      return () => {
        highlightMatches([], [], []);
      };
    });
    // The server opens at the newest message that holds what was searched for.
    $effect(() => {
      const { conversation, terms, found } = page();
      const search = `${conversation.id} ${JSON.stringify(terms)}`;
      const newest = found.at(-1) ?? null;
      if (search === this.#searched) return;
      this.#searched = search;
      if (newest === null) this.#found = null;
      else void untrack(() => this.find(newest));
    });
  }

  /** The place of the message that the search is at among those found, 0 for the first. */
  get foundAt(): number {
    return Math.max(
      0,
      this.#page().found.findIndex((id) => id === this.#found),
    );
  }

  /** Goes to a message that was found. */
  async find(id: string): Promise<void> {
    this.#found = id;
    await this.#bring(id);
    wordsOf(id)?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  get openFlag(): string | null {
    return this.#open?.id ?? null;
  }

  /** Opens a flag in the margin and closes the one before. */
  open(flag: PageData['conversation']['flags'][number]): void {
    this.#open = { id: flag.id, spans: wordsBehind(flag) };
    this.light([]);
  }

  /** Closes a flag in the margin, where it is the one that is open. */
  close(id: string): void {
    if (id !== this.openFlag) return;
    this.#open = null;
    this.light([]);
  }

  /** The words of a span; null while its message is not among those drawn. */
  quote(span: Span): string | null {
    const message = this.#window().messages.find(({ id }) => id === span.messageId);
    return message?.text.slice(span.start, span.end) ?? null;
  }

  /** Lights up these words; none puts the light back on those of the open flag. */
  light(spans: Span[]): void {
    const lit = spans.length > 0 ? spans : (this.#open?.spans ?? []);
    highlightEvidence(
      lit.flatMap((span) => {
        const element = wordsOf(span.messageId);
        const quote = this.quote(span);
        return element && quote ? [{ element, quote }] : [];
      }),
    );
  }

  /** Lights up these words and goes to the first of them. */
  async show(spans: Span[]): Promise<void> {
    const [first] = spans;
    if (!first) return;
    const isFar = await this.#bring(first.messageId);
    this.light(spans);
    messageOf(first.messageId)?.scrollIntoView({ block: 'center', behavior: isFar ? 'instant' : 'smooth' });
  }

  /** Has a message on screen; true when it was far away. */
  async #bring(id: string): Promise<boolean> {
    const isFar = !this.#window().has(id);
    if (isFar) await this.#window().moveTo({ message: id });
    await tick();
    return isFar;
  }
}

const [get, set] = createContext<Marks>();

/** Called once, by the page of an open conversation. */
export const provideMarks = set;

/** The marks of the open conversation. Throws outside of its page. */
export const useMarks = get;
