import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { noteAcknowledged, noteOffered, type SentBook, type SentItem } from './sent.ts';

export interface Sender {
  /**
   * Posts items in one request, each again and again until the server says that it is stored. Gives up when the run is
   * over, or when the server refuses an item.
   */
  send(items: SentItem[]): Promise<void>;
}

export interface SenderOptions {
  url: string;
  apiKey: string;
  book: SentBook;
  signal: AbortSignal;
}

const paths = { message: 'messages', feedback: 'feedback', handoff: 'handoff', end: 'end' } as const;
const answerSchema = z.object({
  items: z.array(z.object({ status: z.enum(['created', 'duplicate', 'rejected']), id: z.string() })),
});

/** As long as a careful client waits for an answer. */
const PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** A client as the documentation asks for: it repeats what was not answered, and its ids make that harmless. */
export function createSender({ url, apiKey, book, signal }: SenderOptions): Sender {
  async function post(items: SentItem[]): Promise<'taken' | 'again' | 'refused'> {
    const [first] = items;
    const alone = items.length === 1 && first ? first : null;
    const response = await fetch(`${url}/v1/${alone ? paths[alone.type] : 'batch'}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(alone ?? { items }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    const text = await response.text();
    if (response.status >= 500 || response.status === 429) return 'again';
    if (!response.ok) {
      book.refused.push(`${response.status}: ${text.slice(0, 200)}`);
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

  return {
    async send(items) {
      for (const item of items) noteOffered(book, item);
      for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
        const outcome = await post(items).catch(() => 'again' as const);
        if (outcome !== 'again') return;
        if (signal.aborted) {
          book.givenUp += items.length;
          return;
        }
        book.retries += 1;
        await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}
