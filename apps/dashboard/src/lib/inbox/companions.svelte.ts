const REPEAT_MS = 4_000;
/** After the last key a member still counts as typing for this long: longer than others take to ask. */
const TYPING_MS = 7_000;

interface Companion {
  memberId: string;
  name: string;
  doing: 'viewing' | 'typing';
}

/** Who else is at the open conversation. Create it in a component: it speaks while that lives and the page is visible. */
export class Companions {
  others: Companion[] = $state.raw([]);
  #typedAt = 0;
  #saidTypingAt = 0;
  #id: () => string;
  /** The same conversation, read again, is no other: nobody left it. */
  #current = $derived.by(() => this.#id());

  constructor(conversationId: () => string) {
    this.#id = conversationId;
    $effect(() => {
      const id = this.#current;
      this.others = [];
      this.#typedAt = 0;
      const repeat = () => {
        if (document.visibilityState === 'visible') void this.#say(id);
      };
      const leave = () => {
        navigator.sendBeacon(`/inbox/${id}/presence`, JSON.stringify({ doing: 'gone' }));
      };
      repeat();
      const timer = setInterval(repeat, REPEAT_MS);
      document.addEventListener('visibilitychange', repeat);
      window.addEventListener('pagehide', leave);
      return () => {
        clearInterval(timer);
        document.removeEventListener('visibilitychange', repeat);
        window.removeEventListener('pagehide', leave);
        leave();
      };
    });
  }

  /** The others in words: "Jonas is typing, Mia is viewing"; empty when nobody else is here. */
  get words(): string {
    return this.others.map(({ name, doing }) => `${name} is ${doing}`).join(', ');
  }

  /** The member has pressed a key. */
  typed(): void {
    this.#typedAt = Date.now();
    if (Date.now() - this.#saidTypingAt > REPEAT_MS) void this.#say(this.#id());
  }

  /** The member has sent what they typed, or thrown it away. */
  paused(): void {
    this.#typedAt = 0;
    this.#saidTypingAt = 0;
    void this.#say(this.#id());
  }

  async #say(id: string): Promise<void> {
    const doing = Date.now() - this.#typedAt < TYPING_MS ? 'typing' : 'viewing';
    if (doing === 'typing') this.#saidTypingAt = Date.now();
    try {
      const response = await fetch(`/inbox/${id}/presence`, { method: 'POST', body: JSON.stringify({ doing }) });
      const { others } = (await response.json()) as { others?: Companion[] };
      if (others && id === this.#id()) this.others = others;
    } catch {
      // Not to know who is here is no trouble; the live stream says when the connection is down.
      this.others = [];
    }
  }
}
