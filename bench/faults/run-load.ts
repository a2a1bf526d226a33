/**
 * The load of a run: several clients that hold conversations, message by message, and some that send whole conversations
 * in batches, some of it late and out of order. What is said comes from the sample workspace's scripts, so that there is something to analyse.
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
/** One batch in so many comes out of order: the end of each conversation first, what was said before it afterwards. */
const OUT_OF_ORDER = 4;
/** Conversations of a batch began up to so many days ago, as when a sender was cut off for a while. */
const DAYS_LATE = 5;
const DAY_MS = 86_400_000;
/** One answer of a bot in so many comes in parts, as it is written. */
const STREAMED = 4;
const PARTS = 3;
/** One message in so many is edited afterwards. */
const EDITED = 8;
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

  /** As chats go: an answer grows, and words are put right. */
  async function say(item: SentItem, random: Random): Promise<void> {
    const { type, conversation, id, role, text = '' } = item;
    if (role === 'bot' && random.below(STREAMED) === 0) {
      for (let part = 1; part < PARTS; part++) {
        const soFar = text.slice(0, Math.ceil((text.length * part) / PARTS));
        await send([{ ...item, text: soFar, streaming: true }], random);
      }
    }
    await send([item], random);
    if (type !== 'message' || random.below(EDITED) > 0) return;
    const at = new Date().toISOString();
    await send([{ type: 'edit', conversation, message: id, text: `${text} (put right)`, at }], random);
  }

  async function chat(name: string, random: Random): Promise<void> {
    let begun = 0;
    const open: SentItem[][] = [];
    for (let turn = 0; !stop.aborted; turn++) {
      while (open.length < AT_ONCE) open.push(retell(random.pick(scripts), `${name}-${begun++}`));
      const place = random.below(open.length);
      const item = open[place]?.shift();
      if (open[place]?.length === 0) open.splice(place, 1);
      if (item) await say({ ...item, at: new Date().toISOString() }, random);
      // Several clients write in the same conversation; some take an id twice.
      if (turn % 8 === 7) {
        const shared = aside(`${name}-${turn}`, `shared-${random.below(3)}`);
        await send([shared], random);
        await sender.sendTaken({ ...shared, text: 'Something else altogether' });
      }
      await sleep(chatPauseMs * 2 * random.next());
    }
  }

  async function batch(name: string, random: Random): Promise<void> {
    for (let turn = 0; !stop.aborted; turn++) {
      const conversations = Array.from({ length: BATCH_CONVERSATIONS }, (_, place) =>
        timed(retell(random.pick(scripts), `${name}-${turn}-${place}`), Date.now() - random.below(DAYS_LATE) * DAY_MS),
      );
      const { early, late } = random.below(OUT_OF_ORDER) === 0 ? splitBack(conversations) : splitNot(conversations);
      await send([...early, aside(`${name}-${turn}`, `shared-${random.below(3)}`)], random);
      if (late.length > 0) await send(late, random);
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

/** Each item a second after the one before, the last of them at `endMs`. */
function timed(items: SentItem[], endMs: number): SentItem[] {
  return items.map((item, index) => ({
    ...item,
    at: new Date(endMs - (items.length - 1 - index) * 1_000).toISOString(),
  }));
}

/** The second half of each conversation's messages, and what is about them, is sent early; the first half late. */
function splitBack(conversations: SentItem[][]): { early: SentItem[]; late: SentItem[] } {
  const parts = conversations.map((items) => {
    const messages = items.filter((item) => item.type === 'message').map((item) => item.id);
    const first = new Set(messages.slice(0, Math.floor(messages.length / 2)));
    const isLate = ({ id, message }: SentItem) => first.has(message ?? id);
    return { early: items.filter((item) => !isLate(item)), late: items.filter(isLate) };
  });
  return { early: parts.flatMap((part) => part.early), late: parts.flatMap((part) => part.late) };
}

function splitNot(conversations: SentItem[][]): { early: SentItem[]; late: SentItem[] } {
  return { early: conversations.flat(), late: [] };
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
