/** Visitors who talk and then want to be forgotten, amid everything else. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectPostgres, eraseVisitor, type WorkspaceId } from '@debrief/db';
import type { BenchDesk } from '../desk/open-desk.ts';
import { createRandom } from '../random.ts';
import type { Sender } from './send-items.ts';
import { noteErased, type SentBook, type SentItem } from './sent.ts';

export interface EraseOptions {
  desk: BenchDesk;
  workspaceId: WorkspaceId;
  sender: Sender;
  book: SentBook;
  seed: number;
  stop: AbortSignal;
}

const EVERY_MS = 4_000;
/** Long enough for some to be analysed and loaded before, short enough for others to be erased amid that. */
const LIVES_MS = 8_000;
const RETRY_MS = 300;

/** Runs until `stop`, and resolves when nobody is being forgotten any more. */
export async function eraseVisitors({ desk, workspaceId, sender, book, seed, stop }: EraseOptions): Promise<void> {
  const random = createRandom(seed * 100 + 99);
  const lives: Promise<void>[] = [];
  for (let nth = 0; !stop.aborted; nth++) {
    lives.push(live(`gone-${nth}`));
    await sleep(EVERY_MS * 2 * random.next(), undefined, { signal: stop }).catch(() => undefined);
  }
  await Promise.all(lives);

  async function live(name: string): Promise<void> {
    const { attempts } = await sender.send(story(name));
    await sleep(LIVES_MS * random.next(), undefined, { signal: stop }).catch(() => undefined);
    // What was sent again may still be on its way, and then begins a conversation of its own: no fault of an erasure.
    if (attempts > 1 || stop.aborted) return;
    while (!(await erase(name))) await sleep(RETRY_MS);
    noteErased(book, name);
  }

  /** As `debrief erase-visitor` does; false when the answer was lost: it may have been done, or not. */
  async function erase(name: string): Promise<boolean> {
    try {
      const sql = connectPostgres(desk.stores().databaseUrl, { applicationName: 'bench', max: 1 });
      try {
        await eraseVisitor(sql, workspaceId, name);
        return true;
      } finally {
        await sql.end({ timeout: 1 });
      }
    } catch {
      return false;
    }
  }
}

function story(conversation: string): SentItem[] {
  const at = new Date().toISOString();
  const said = { type: 'message' as const, conversation, at };
  return [
    { ...said, id: 'q', role: 'visitor', text: 'Where is my parcel F-4711?', visitor: { id: conversation } },
    { ...said, id: 'a', role: 'bot', text: 'I do not know that, sorry.' },
    { type: 'feedback', conversation, message: 'a', rating: 'unhelpful', at },
    { type: 'handoff', conversation, at },
  ];
}
