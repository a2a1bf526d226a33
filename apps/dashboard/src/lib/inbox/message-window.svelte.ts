import type { DrawnMessage } from '#lib/server/inbox/draw-message.ts';

/** A stretch of a conversation's messages, as the server sends it. */
export interface MessageStretch {
  /** How many messages are before it. */
  from: number;
  /** Messages of the conversation in all. */
  total: number;
  messages: DrawnMessage[];
}

/** Few at a time: each page is drawn within one frame. */
const PAGE = 50;
const AT_END = 100;
/** Messages on screen at most: whoever scrolls on gets what comes for what is far behind. */
const MOST = 500;

type Fetch = (query: string) => Promise<MessageStretch | null>;

/**
 * The messages of one conversation that are on screen: always one unbroken stretch, which grows as the reader scrolls
 * and as new ones come, and loses its other end where it would be too long to draw smoothly.
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

  /** A message as the stream tells it: new at the end, or in the place of the one it was. */
  tell(message: DrawnMessage): void {
    const known = this.messages.find(({ id }) => id === message.id);
    const last = this.messages.at(-1);
    // Told late, a part of what is whole by now.
    if (known?.stream === null && message.stream === 'open') return;
    if (known) this.change(message.id, message);
    else if (!this.hasLater && (!last || message.at >= last.at)) {
      this.messages = [...this.messages, message];
      this.total = this.from + this.messages.length;
    }
  }

  async loadEarlier(): Promise<void> {
    const from = Math.max(0, this.from - PAGE);
    if (!this.hasEarlier) return;
    await this.#load(`from=${String(from)}&count=${String(this.from - from)}`, (stretch) => {
      this.take(stretch);
      this.messages = this.messages.slice(0, MOST);
    });
  }

  async loadLater(): Promise<void> {
    const from = this.from + this.messages.length;
    if (!this.hasLater) return;
    await this.#load(`from=${String(from)}&count=${String(PAGE)}`, (stretch) => {
      this.take(stretch);
      const excess = Math.max(0, this.messages.length - MOST);
      this.from += excess;
      this.messages = this.messages.slice(excess);
    });
  }

  /** Shows the end of the conversation, or the surroundings of one message. */
  async moveTo(place: 'end' | { message: string }): Promise<void> {
    const from = Math.max(0, this.total - AT_END);
    const query = place === 'end' ? `from=${String(from)}&count=${String(AT_END)}` : `around=${place.message}`;
    await this.#load(query, (stretch) => {
      this.#show(stretch);
    });
  }

  async #load(query: string, show: (stretch: MessageStretch) => void): Promise<void> {
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

/** As JSON carries it: times are text. */
export type MessageJson = Omit<DrawnMessage, 'at' | 'ratedAt' | 'editedAt'> & {
  at: string;
  ratedAt: string | null;
  editedAt: string | null;
};

/** Asks the server for stretches of a conversation; null when it cannot be reached. */
export function fetchStretches(conversationId: string): Fetch {
  return async function fetchStretch(query) {
    try {
      const response = await fetch(`/inbox/${conversationId}/messages?${query}`);
      if (!response.ok) return null;
      const stretch = (await response.json()) as Omit<MessageStretch, 'messages'> & { messages: MessageJson[] };
      return { ...stretch, messages: stretch.messages.map(reviveMessage) };
    } catch {
      return null;
    }
  };
}

/** The message with its times. */
export function reviveMessage(message: MessageJson): DrawnMessage {
  const { at, ratedAt, editedAt } = message;
  return {
    ...message,
    at: new Date(at),
    ratedAt: ratedAt ? new Date(ratedAt) : null,
    editedAt: editedAt ? new Date(editedAt) : null,
  };
}
