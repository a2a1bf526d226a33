/**
 * The load of a run: several clients that hold conversations, message by message, and some that send whole conversations
 * in batches. What is said comes from the sample workspace's scripts, so that there is something to analyse.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sampleConversations } from '@debrief/pipelines/sample';
import { createRandom, type Random } from '../random.ts';
import type { SentItem } from './sent.ts';
import type { Sender } from './send-items.ts';

export interface LoadOptions {
  sender: Sender;
  seed: number;
  /** Items a second at most, from all clients together. */
  rate: number;
  /** Ends the load; conversations under way are left as they are. */
  stop: AbortSignal;
}

const CHATTERS = 5;
const BATCHERS = 2;
/** Conversations that a chatter holds at the same time. */
const AT_ONCE = 3;
const BATCH_CONVERSATIONS = 4;
/** Of all items, those sent in batches. */
const IN_BATCHES = 0.6;
/** One post in so many is made twice at the same time, as by a client that lost its patience. */
const HASTY = 20;

/** Runs until `stop`, and resolves when every item under way was answered. */
export async function runLoad({ sender, seed, rate, stop }: LoadOptions): Promise<void> {
  const scripts = [...sampleConversations({ seed, now: new Date() })].map(
    (conversation) => conversation.items as SentItem[],
  );
  const chatPauseMs = (CHATTERS / (rate * (1 - IN_BATCHES))) * 1_000;
  const itemsPerBatch = (scripts.reduce((sum, items) => sum + items.length, 0) / scripts.length) * BATCH_CONVERSATIONS;
  const batchPauseMs = ((BATCHERS * itemsPerBatch) / (rate * IN_BATCHES)) * 1_000;

  async function send(items: SentItem[], random: Random): Promise<void> {
    const hasty = random.below(HASTY) === 0;
    await Promise.all([sender.send(items), ...(hasty ? [sender.send(items)] : [])]);
  }

  async function chat(name: string, random: Random): Promise<void> {
    let begun = 0;
    const open: SentItem[][] = [];
    for (let turn = 0; !stop.aborted; turn++) {
      while (open.length < AT_ONCE) open.push(retell(random.pick(scripts), `${name}-${begun++}`));
      const place = random.below(open.length);
      const item = open[place]?.shift();
      if (open[place]?.length === 0) open.splice(place, 1);
      if (item) await send([{ ...item, at: new Date().toISOString() }], random);
      // Several clients write in the same conversation.
      if (turn % 8 === 7) await send([aside(`${name}-${turn}`, `shared-${random.below(3)}`)], random);
      await sleep(chatPauseMs * 2 * random.next());
    }
  }

  async function batch(name: string, random: Random): Promise<void> {
    for (let turn = 0; !stop.aborted; turn++) {
      const conversations = Array.from({ length: BATCH_CONVERSATIONS }, (_, place) =>
        retell(random.pick(scripts), `${name}-${turn}-${place}`),
      );
      const at = Date.now();
      const items = conversations.flat().map((item, index) => ({ ...item, at: new Date(at + index).toISOString() }));
      await send([...items, aside(`${name}-${turn}`, `shared-${random.below(3)}`)], random);
      await sleep(batchPauseMs * 2 * random.next());
    }
  }

  await Promise.all([
    ...Array.from({ length: CHATTERS }, (_, index) => chat(`chat${index}`, createRandom(seed * 100 + index))),
    ...Array.from({ length: BATCHERS }, (_, index) => batch(`batch${index}`, createRandom(seed * 100 + 50 + index))),
  ]);
}

/** A script told again as a conversation of its own. */
function retell(script: SentItem[], conversation: string): SentItem[] {
  return script.map((item) => ({ ...item, conversation }));
}

function aside(id: string, conversation: string): SentItem {
  return {
    type: 'message',
    conversation,
    id,
    role: 'visitor',
    text: `Is anybody there? (${id})`,
    at: new Date().toISOString(),
  };
}
