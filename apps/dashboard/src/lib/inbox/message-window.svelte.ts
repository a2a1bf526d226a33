import type { DrawnMessage } from '#lib/server/inbox/draw-message.ts';

/** A stretch of a conversation's messages, as the server sends it. */
export interface MessageStretch {
  /** How many messages are before it. */
  from: number;
  /** Messages of the conversation in all. */
  total: number;
  messages: DrawnMessage[];
}

/** Asked of the server at once. */
const PAGE = 60;
/** Drawn within one frame beside what scrolling costs. */
const SLICE = 5;
/** Drawn when a conversation is opened: more than a tall screen holds, so that nothing joins before one scrolls. */
const OPENING = 40;
const AT_END = 100;
/** Messages on screen at most: whoever scrolls on gets what comes for what is far behind. */
const MOST = 200;
/** Where one watches the end and much is said, so many of the newest stay on screen. */
const KEPT_AT_END = 60;

type Fetch = (query: string) => Promise<MessageStretch | null>;

type Side = 'before' | 'after';

/**
 * The messages of one conversation that are on screen: always one unbroken stretch, which grows slice by slice as the
 * reader scrolls and as new ones come, and loses its other end where it would be too long to draw smoothly.
 */
export class MessageWindow {
  messages: DrawnMessage[] = $state.raw([]);
  from = $state(0);
  total = $state(0);
  state: 'idle' | 'loading' | 'failed' = $state('idle');
  #fetch: Fetch;
  /** Fetched, and next to be drawn: what stands right before and right after the messages on screen. */
  #waiting: Record<Side, DrawnMessage[]> = { before: [], after: [] };
  #asked: Partial<Record<Side, Promise<boolean>>> = {};
  /** Another one each time that the reader is taken elsewhere. */
  #place = {};

  /** `first` is the place in the stretch of the first message to be drawn; those before it wait. */
  constructor(opening: MessageStretch, fetchStretch: Fetch, first = 0) {
    this.#fetch = fetchStretch;
    this.#show(opening, first);
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
    const above = Math.max(0, this.from - stretch.from);
    const before = this.messages.slice(0, Math.max(0, stretch.from - this.from));
    const after = this.messages.slice(Math.max(0, stretchEnd - this.from));
    const fresh = keepSame(this.messages, stretch.messages.slice(above));
    // A message said late moves the others by one: none is shown twice.
    this.messages = onceEach([...before, ...fresh, ...after]);
    if (above > 0) {
      const farther = this.#waiting.before.slice(0, Math.max(0, this.#waiting.before.length - above));
      this.#waiting.before = [...farther, ...stretch.messages.slice(0, above)];
    }
    if (stretchEnd > end) this.#waiting.after = [];
  }

  /** Changes a message that is on screen, or that waits to be. */
  change(id: string, fields: Partial<DrawnMessage>): void {
    const changed = (messages: DrawnMessage[]) =>
      messages.some((message) => message.id === id)
        ? messages.map((message) => (message.id === id ? { ...message, ...fields } : message))
        : messages;
    this.messages = changed(this.messages);
    this.#waiting = { before: changed(this.#waiting.before), after: changed(this.#waiting.after) };
  }

  /** A message as the stream tells it: new at the end, or in the place of the one it was. */
  tell(message: DrawnMessage): void {
    const { before, after } = this.#waiting;
    const known = [...before, ...this.messages, ...after].find(({ id }) => id === message.id);
    const last = this.messages.at(-1);
    // Told late, a part of what is whole by now.
    if (known?.stream === null && message.stream === 'open') return;
    if (known) this.change(message.id, message);
    else if (!this.hasLater && (!last || message.at >= last.at)) {
      this.messages = [...this.messages, message];
      this.total = this.from + this.messages.length;
    }
  }

  /** Draws the next few messages before those on screen; asks the server where none are at hand. */
  async loadEarlier(): Promise<void> {
    await this.#provide('before');
    const slice = this.#waiting.before.splice(-SLICE);
    if (slice.length === 0) return;
    this.from -= slice.length;
    this.messages = [...slice, ...this.messages];
    if (this.messages.length <= MOST) return;
    this.messages = this.messages.slice(0, MOST);
    this.#waiting.after = [];
  }

  /** Draws the next few messages after those on screen, likewise. */
  async loadLater(): Promise<void> {
    await this.#provide('after');
    const slice = this.#waiting.after.splice(0, SLICE);
    if (slice.length === 0) return;
    const excess = Math.max(0, this.messages.length + slice.length - MOST);
    this.from += excess;
    this.messages = [...this.messages.slice(excess), ...slice];
    if (excess > 0) this.#waiting.before = [];
  }

  /** Lets go of what was said long ago while one watches the end; scrolling up draws it again. */
  rest(): void {
    const excess = this.messages.length - KEPT_AT_END;
    if (this.hasLater || this.messages.length <= AT_END) return;
    this.#waiting.before = [...this.#waiting.before, ...this.messages.slice(0, excess)].slice(-MOST);
    this.from += excess;
    this.messages = this.messages.slice(excess);
  }

  /** Shows the end of the conversation, or the surroundings of one message. */
  async moveTo(place: 'end' | { message: string }): Promise<void> {
    const from = Math.max(0, this.total - AT_END);
    const query = place === 'end' ? `from=${String(from)}&count=${String(AT_END)}` : `around=${place.message}`;
    this.state = 'loading';
    const stretch = await this.#fetch(query);
    if (stretch) this.#show(stretch);
    this.state = stretch ? 'idle' : 'failed';
  }

  /** Has messages wait on one side; the page after those is asked for before it is needed. */
  async #provide(side: Side): Promise<void> {
    if (this.#waiting[side].length === 0) {
      this.state = 'loading';
      this.state = (await this.#ask(side)) ? 'idle' : 'failed';
    }
    if (this.#waiting[side].length <= 2 * SLICE) void this.#ask(side);
  }

  /** Has a page more wait on one side, where there is more; false when the server was not reached. */
  #ask(side: Side): Promise<boolean> {
    const ask = async () => {
      const edge = this.#edgeOf(side);
      const from = side === 'before' ? Math.max(0, edge - PAGE) : edge;
      const count = (side === 'before' ? edge : Math.min(this.total, edge + PAGE)) - from;
      if (count <= 0) return true;
      const place = this.#place;
      const stretch = await this.#fetch(`from=${String(from)}&count=${String(count)}`);
      // Meanwhile the reader may have gone elsewhere.
      if (!stretch || place !== this.#place || edge !== this.#edgeOf(side)) return stretch !== null;
      this.total = stretch.total;
      const { before, after } = this.#waiting;
      const drawn = new Set([...before, ...this.messages, ...after].map(({ id }) => id));
      const fresh = stretch.messages.filter(({ id }) => !drawn.has(id));
      this.#waiting[side] = side === 'before' ? [...fresh, ...before] : [...after, ...fresh];
      return true;
    };
    return (this.#asked[side] ??= ask().finally(() => delete this.#asked[side]));
  }

  /** How many messages are before what is at hand, or up to its end. */
  #edgeOf(side: Side): number {
    const { before, after } = this.#waiting;
    return side === 'before' ? this.from - before.length : this.from + this.messages.length + after.length;
  }

  #show({ from, total, messages }: MessageStretch, first = 0): void {
    this.#waiting = { before: messages.slice(0, first), after: [] };
    this.#place = {};
    this.from = from + first;
    this.total = total;
    this.messages = messages.slice(first);
  }
}

/** Which message of the opening stretch is drawn first: those at its end, and whatever the member has not seen. */
export function firstOfOpening({ from, messages }: MessageStretch, seen: number): number {
  const unseen = seen > 0 && seen >= from ? seen - from - SLICE : messages.length;
  return Math.max(0, Math.min(messages.length - OPENING, unseen));
}

/** What is on screen already, and the same, is not drawn anew. */
function keepSame(known: DrawnMessage[], fresh: DrawnMessage[]): DrawnMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  return fresh.map((message) => {
    const before = byId.get(message.id);
    return before && JSON.stringify(before) === JSON.stringify(message) ? before : message;
  });
}

function onceEach(messages: DrawnMessage[]): DrawnMessage[] {
  const last = new Map(messages.map((message, index) => [message.id, index]));
  return messages.filter((message, index) => last.get(message.id) === index);
}

/** As JSON carries it: times are text. */
export type MessageJson = Omit<DrawnMessage, 'at' | 'ratedAt' | 'editedAt' | 'retractedAt'> & {
  at: string;
  ratedAt: string | null;
  editedAt: string | null;
  retractedAt: string | null;
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
  const { at, ratedAt, editedAt, retractedAt } = message;
  return {
    ...message,
    at: new Date(at),
    ratedAt: ratedAt ? new Date(ratedAt) : null,
    editedAt: editedAt ? new Date(editedAt) : null,
    retractedAt: retractedAt ? new Date(retractedAt) : null,
  };
}
