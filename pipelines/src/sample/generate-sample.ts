/**
 * Fernhaul's eight weeks of chat, as the items its widget would have sent to `POST /v1/batch`.
 *
 * The scenarios are written by hand; the seed decides who says which wording when. The same seed and the same `now` give
 * the same items, byte for byte.
 */
import type { BatchItem } from '../ingest/batch.ts';
import { performScript } from './engine/perform-script.ts';
import { createRandom, type Random } from './engine/random.ts';
import { createDealer, type Deal } from './engine/write-text.ts';
import { weekOf } from './engine/timetable.ts';
import { planConversations, type PlannedConversation } from './plan-conversations.ts';
import type { AgentName, BotKind, Device, Language } from './script.ts';

export interface SampleOptions {
  /** Any whole number; the sample workspace uses `SAMPLE_SEED`. */
  seed: number;
  /** The sample ends here: nothing in it is later. */
  now: Date;
}

/** One conversation with what is true of it, so that a test can compare what Debrief finds. */
export interface SampleConversation {
  id: string;
  scenario: string;
  agent: AgentName;
  language: Language;
  country: string;
  device: Device;
  /** 1 to 8; 8 is the calendar week of `now` in the shop's time zone. */
  week: number;
  /** What each bot message really is, by message id. */
  kinds: ReadonlyMap<string, BotKind>;
  /** The wordings each visitor's message was chosen from, by message id: those of one list are of one matter. */
  lines: ReadonlyMap<string, readonly string[]>;
  /** In the order of time. */
  items: BatchItem[];
}

/** The seed of the sample workspace, and of the counts in README.md. */
export const SAMPLE_SEED = 1;

/** How many of the last conversations are moved into the hour before `now`, so that a new workspace looks alive. */
const RECENT = 14;
const STILL_OPEN = 6;
const MINUTE_MS = 60_000;

/** Every item of the sample: conversations in the order in which they begin, their items in the order of time. */
export function* generateSample(options: SampleOptions): Generator<BatchItem> {
  for (const conversation of sampleConversations(options)) yield* conversation.items;
}

/** The same sample, conversation by conversation, with the truth about each. */
export function* sampleConversations({ seed, now }: SampleOptions): Generator<SampleConversation> {
  const deal = createDealer();
  const planned = planConversations(seed, now);
  const random = createRandom(`${seed}/recent`);
  for (const [index, conversation] of planned.entries()) {
    const place = index - (planned.length - RECENT);
    yield place < 0 ? perform(conversation, now, deal) : performRecently(conversation, place, now, deal, random);
  }
}

function perform(conversation: PlannedConversation, now: Date, deal: Deal): SampleConversation {
  const { id, scenario, person, week } = conversation;
  const { items, kinds, lines } = performScript({ ...conversation, conversation: id, deal });
  const said = items.filter((item) => item.at !== undefined && Date.parse(item.at) <= now.getTime());
  return {
    id,
    scenario: scenario.id,
    agent: scenario.agent,
    language: person.language,
    country: person.country,
    device: person.device,
    week,
    kinds,
    lines,
    items: said,
  };
}

/** Plays a conversation so that its last word, or its middle for those still open, lies shortly before `now`. */
function performRecently(
  conversation: PlannedConversation,
  place: number,
  now: Date,
  deal: Deal,
  random: Random,
): SampleConversation {
  const nowMs = now.getTime();
  const week = weekOf(nowMs, now);
  const played = perform(
    { ...conversation, startMs: nowMs - 30 * MINUTE_MS, week, isSaleDay: false },
    new Date(8.64e15),
    deal,
  );
  const isOpen = place >= RECENT - STILL_OPEN;
  const times = played.items.map((item) => Date.parse(item.at ?? ''));
  const lastBot = played.items.findIndex((item) => item.type === 'message' && item.role === 'bot');
  const cut = isOpen
    ? random.int(Math.max(1, lastBot), Math.min(played.items.length - 1, lastBot + 3))
    : played.items.length - 1;
  const agoMs = isOpen ? random.int(4, 80) * 1000 : ((RECENT - place) * 4 - random.next() * 3) * MINUTE_MS;
  const shiftMs = nowMs - agoMs - (times[cut] ?? nowMs);
  const kept = played.items.slice(0, cut + 1).filter((item) => !(isOpen && item.type === 'end'));
  return {
    ...played,
    items: kept.map((item, index) => ({ ...item, at: new Date((times[index] ?? nowMs) + shiftMs).toISOString() })),
  };
}
