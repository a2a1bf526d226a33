import type { DrawnMessage } from '#lib/server/inbox/draw-message.ts';

/** A stretch of a conversation's messages, as the server sends it. */
export interface MessageStretch {
  /** How many messages are before it. */
  from: number;
  /** Messages of the conversation in all. */
  total: number;
  messages: DrawnMessage[];
}

const PAGE = 100;

type Fetch = (query: string) => Promise<MessageStretch | null>;

/**
 * The messages of one conversation that are on screen: always one unbroken stretch, which grows as the reader scrolls
 * and as new ones come.
 */
export class MessageWindow {
  messages: DrawnMessage[] = $state.raw([]);
  from = $state(0);
  total = $state(0);
  state: 'idle' | 'loading' | 'failed' = $state('idle');
  #fetch: Fetch;

  constructor(opening: MessageStretch, fetchStretch: Fetch) {
    this.#fetch = fetchStretch;
    this.#show(opening);
  }

  get hasEarlier(): boolean {
    return this.from > 0;
  }

  get hasLater(): boolean {
    return this.from + this.messages.length < this.total;
  }

  has(id: string): boolean {
    return this.messages.some((message) => message.id === id);
  }

  /** Takes in what the server has now: what overlaps is replaced, what goes on from here is added. */
  take(stretch: MessageStretch): void {
    const end = this.from + this.messages.length;
    const stretchEnd = stretch.from + stretch.messages.length;
    this.total = stretch.total;
    // Where the two do not touch, the reader's place stays; scrolling on brings the rest.
    if (stretch.from > end || stretchEnd < this.from) return;
    const before = this.messages.slice(0, Math.max(0, stretch.from - this.from));
    const after = this.messages.slice(Math.max(0, stretchEnd - this.from));
    this.from = Math.min(this.from, stretch.from);
    // A message said late moves the others by one: none is shown twice.
    this.messages = onceEach([...before, ...stretch.messages, ...after]);
  }

  /** Changes a message that is on screen. */
  change(id: string, fields: Partial<DrawnMessage>): void {
    if (this.has(id)) {
      this.messages = this.messages.map((message) => (message.id === id ? { ...message, ...fields } : message));
    }
  }

  async loadEarlier(): Promise<void> {
    const from = Math.max(0, this.from - PAGE);
    if (this.hasEarlier) await this.#load(`from=${String(from)}&count=${String(this.from - from)}`);
  }

  async loadLater(): Promise<void> {
    const from = this.from + this.messages.length;
    if (this.hasLater) await this.#load(`from=${String(from)}&count=${String(PAGE)}`);
  }

  /** Shows the end of the conversation, or the surroundings of one message. */
  async moveTo(place: 'end' | { message: string }): Promise<void> {
    const from = Math.max(0, this.total - PAGE);
    const query = place === 'end' ? `from=${String(from)}&count=${String(PAGE)}` : `around=${place.message}`;
    await this.#load(query, (stretch) => {
      this.#show(stretch);
    });
  }

  async #load(query: string, show = this.take.bind(this)): Promise<void> {
    if (this.state === 'loading') return;
    this.state = 'loading';
    const stretch = await this.#fetch(query);
    if (stretch) show(stretch);
    this.state = stretch ? 'idle' : 'failed';
  }

  #show({ from, total, messages }: MessageStretch): void {
    this.from = from;
    this.total = total;
    this.messages = messages;
  }
}

function onceEach(messages: DrawnMessage[]): DrawnMessage[] {
  const last = new Map(messages.map((message, index) => [message.id, index]));
  return messages.filter((message, index) => last.get(message.id) === index);
}

type Json = Omit<DrawnMessage, 'at' | 'ratedAt'> & { at: string; ratedAt: string | null };

/** Asks the server for stretches of a conversation; null when it cannot be reached. */
export function fetchStretches(conversationId: string): Fetch {
  return async function fetchStretch(query) {
    try {
      const response = await fetch(`/inbox/${conversationId}/messages?${query}`);
      if (!response.ok) return null;
      const stretch = (await response.json()) as Omit<MessageStretch, 'messages'> & { messages: Json[] };
      return { ...stretch, messages: stretch.messages.map(revive) };
    } catch {
      return null;
    }
  };
}

function revive(message: Json): DrawnMessage {
  return { ...message, at: new Date(message.at), ratedAt: message.ratedAt === null ? null : new Date(message.ratedAt) };
}
