import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { noteAcknowledged, noteOffered, type SentBook, type SentItem } from './sent.ts';

export interface Sender {
  /**
   * Posts items in one request, each again and again until the server says that it is stored. Gives up when the run is
   * over, or when the server refuses an item.
   */
  send(items: SentItem[]): Promise<Sent>;
  /** Posts another message under an id that is taken, until the server refuses it by that name. */
  sendTaken(item: SentItem): Promise<void>;
}

export interface Sent {
  /** Requests that were made; one: nothing of it can still arrive. */
  attempts: number;
}

export interface SenderOptions {
  url: string;
  apiKey: string;
  book: SentBook;
  signal: AbortSignal;
}

const paths = { message: 'messages', edit: 'edits', feedback: 'feedback', handoff: 'handoff', end: 'end' } as const;
const answerSchema = z.object({
  items: z.array(z.object({ status: z.enum(['created', 'duplicate', 'rejected']), id: z.string() })),
});

type Outcome = 'taken' | 'again' | 'refused';

const CONFLICT = 409;
/** As long as a careful client waits for an answer. */
const PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** A client as the documentation asks for: it repeats what was not answered, and its ids make that harmless. */
export function createSender({ url, apiKey, book, signal }: SenderOptions): Sender {
  async function request(items: SentItem[]) {
    const [first] = items;
    const alone = items.length === 1 && first ? first : null;
    const response = await fetch(`${url}/v1/${alone ? paths[alone.type] : 'batch'}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(alone ?? { items }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    return { alone, status: response.status, text: await response.text() };
  }

  async function post(items: SentItem[]): Promise<Outcome> {
    const { alone, status, text } = await request(items);
    if (mayPass(status)) return 'again';
    if (status >= 300) {
      book.refused.push(`${status}: ${text.slice(0, 200)}`);
      return 'refused';
    }
    if (alone) {
      noteAcknowledged(book, alone);
      return 'taken';
    }
    const { items: answers } = answerSchema.parse(JSON.parse(text));
    items.forEach((item, index) => {
      const answer = answers[index];
      if (answer && answer.status !== 'rejected') noteAcknowledged(book, item);
      else book.refused.push(`item ${index}: ${JSON.stringify(answer)}`);
    });
    return 'taken';
  }

  async function postTaken(item: SentItem): Promise<Outcome> {
    const { status, text } = await request([item]);
    if (mayPass(status)) return 'again';
    if (status !== CONFLICT) book.refused.push(`another message under a known id: ${status} ${text.slice(0, 200)}`);
    return 'taken';
  }

  /** Until it is answered; returns how many requests that took. */
  async function repeat(items: SentItem[], attempt: () => Promise<Outcome>): Promise<number> {
    for (
      let [attempts, pauseMs] = [1, FIRST_PAUSE_MS];
      ;
      attempts++, pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    ) {
      const outcome = await attempt().catch(() => 'again' as const);
      if (outcome !== 'again') return attempts;
      if (signal.aborted) {
        book.givenUp += items.length;
        return attempts;
      }
      book.retries += 1;
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  return {
    async send(items) {
      for (const item of items) noteOffered(book, item);
      return { attempts: await repeat(items, () => post(items)) };
    },
    async sendTaken(item) {
      await repeat([item], () => postTaken(item));
    },
  };
}

function mayPass(status: number): boolean {
  return status >= 500 || status === 429;
}
