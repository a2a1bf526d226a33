import { uuidv7 } from 'uuidv7';

interface Stored {
  text: string;
  /** How many messages there were when the writing began: an operator's after these is a collision. */
  seen: number;
  /** Under which name this text was tried: a second try of the same words is the same reply. */
  attempt: { text: string; clientId: string } | null;
}

/**
 * What a member is about to say in one conversation. It lives in the browser's storage, so that leaving the page or
 * closing the browser loses nothing; where the browser has no storage, it lives as long as the page.
 */
export class ReplyDraft {
  #text = $state('');
  #seen = 0;
  #attempt: Stored['attempt'] = null;
  readonly key: string;

  constructor(memberId: string, conversationId: string) {
    this.key = `debrief draft ${memberId} ${conversationId}`;
  }

  get text(): string {
    return this.#text;
  }

  get seen(): number {
    return this.#seen;
  }

  /** Takes what the browser kept; another tab may have written or sent it meanwhile. */
  restore(): void {
    const stored = readJson(this.key);
    const { text, seen, attempt } = isStored(stored) ? stored : { text: '', seen: 0, attempt: null };
    this.#text = text;
    this.#seen = seen;
    this.#attempt = attempt;
  }

  /** Writes on; `messageCount` is how many messages the writer has on screen. */
  write(text: string, messageCount: number): void {
    if (this.#text === '') this.#seen = messageCount;
    this.#text = text;
    this.#save();
  }

  /** The name under which the present text is sent: kept with it, so that a retry after a reload is no second reply. */
  clientId(): string {
    if (this.#attempt?.text !== this.#text) this.#attempt = { text: this.#text, clientId: uuidv7() };
    this.#save();
    return this.#attempt.clientId;
  }

  clear(): void {
    this.#text = '';
    this.#attempt = null;
    this.#save();
  }

  #save(): void {
    try {
      if (this.#text === '') localStorage.removeItem(this.key);
      else
        localStorage.setItem(this.key, JSON.stringify({ text: this.#text, seen: this.#seen, attempt: this.#attempt }));
    } catch {
      // Full or forbidden: the page still holds it.
    }
  }
}

/** Puts a text into the draft of a conversation that has none, also into the field on screen. */
export function offerDraft(memberId: string, conversationId: string, text: string, messageCount: number): void {
  const draft = new ReplyDraft(memberId, conversationId);
  draft.restore();
  if (draft.text !== '') return;
  draft.write(text, messageCount);
  draft.restore();
  // The field takes it as it takes what another tab wrote; without storage there is nothing to take.
  if (draft.text !== '') window.dispatchEvent(new StorageEvent('storage', { key: draft.key }));
}

/** By hand: a library of schemas would be a twentieth of the Inbox's scripts. */
function isStored(value: unknown): value is Stored {
  if (!isRecord(value)) return false;
  const { text, seen, attempt } = value;
  const isTried = isRecord(attempt) && typeof attempt['text'] === 'string' && typeof attempt['clientId'] === 'string';
  return typeof text === 'string' && typeof seen === 'number' && (attempt === null || isTried);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function readJson(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}
