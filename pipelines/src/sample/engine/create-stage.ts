/** Where a conversation is held: everything said becomes an item, and takes the time it takes to read and type it. */
import type { BatchItem } from '../../ingest/batch.ts';
import type { Person } from '../people/draw-person.ts';
import { describeCustomer, describeVisit } from '../people/describe-visit.ts';
import { phrases } from '../phrases/index.ts';
import { createSlots } from '../shop/fill-slots.ts';
import { articles, pageAddress, type ArticleId } from '../shop/knowledge-base.ts';
import type { BotKind, Scenario, Step } from '../script.ts';
import { greet } from './greet.ts';
import type { Random } from './random.ts';
import { roughenText, sentenceCase } from './roughen-text.ts';
import { writeText, type Deal, type Wording } from './write-text.ts';

export interface Cue {
  scenario: Scenario;
  person: Person;
  /** The conversation's external id. */
  conversation: string;
  startMs: number;
  /** 1 to 8, see `weekOf`. */
  week: number;
  isSaleDay: boolean;
  random: Random;
  deal: Deal;
}

type MessageItem = Extract<BatchItem, { type: 'message' }>;

/** Confidence the shop's assistant reports for each kind of turn; a greeting or a question back has none. */
const confidenceRange: Partial<Record<BotKind, readonly [number, number]>> = {
  answer: [0.68, 0.97],
  drifted: [0.7, 0.95],
  wrong: [0.66, 0.93],
  miss: [0.34, 0.63],
  deflection: [0.28, 0.52],
  fallback: [0.04, 0.33],
};

/** Share of ratings that come with words. */
const COMMENTED = 0.6;

export const seconds = (count: number) => count * 1000;
export const minutes = (count: number) => count * 60_000;

export type Stage = ReturnType<typeof createStage>;

/** The stage is empty; the clock stands at the start of the conversation. */
export function createStage(cue: Cue) {
  const { scenario, person, conversation, startMs, random, deal } = cue;
  const { language, device } = person;
  const { agent } = scenario;
  const items: BatchItem[] = [];
  const kinds = new Map<string, BotKind>();
  const lines = new Map<string, readonly string[]>();
  const spoken = new Set<string>();
  const wording: Wording = {
    random,
    language,
    formal: person.formal,
    slot: createSlots(person, random, startMs),
    phrase(name) {
      const pool = phrases[language][name];
      return pool && deal(pool, random, spoken);
    },
  };
  let clockMs = startMs;
  let messageCount = 0;
  let lastBotMessage: string | undefined;
  let lastLength = 0;

  const at = () => new Date(clockMs).toISOString();
  const say = (alternatives: readonly string[]) => writeText(deal(alternatives, random, spoken), wording);

  function post(role: MessageItem['role'], text: string, more: Partial<MessageItem> = {}): string {
    const id = `${conversation}-m${++messageCount}`;
    items.push({ type: 'message', conversation, agent, id, role, text, at: at(), ...more });
    lastLength = text.length;
    return id;
  }

  function postVisitor(text: string): string {
    // Phones and Macs curl apostrophes on their own, other keyboards do not have the curled one.
    const typed = /iPhone|iPad|Macintosh/.test(person.userAgent) ? text : text.replace(/’/g, "'");
    const isFirst = !items.some((item) => item.type === 'message' && item.role === 'visitor');
    const givesAddress = text.toLowerCase().includes(person.email);
    const named = person.isKnown || givesAddress ? { name: person.name, email: person.email } : {};
    return post('visitor', typed, {
      ...(isFirst || givesAddress ? { visitor: { id: person.visitorId, ...named } } : {}),
      ...(isFirst && {
        context: describeVisit(scenario, person, cue.isSaleDay, random),
        properties: describeCustomer(scenario, person, random),
      }),
    });
  }

  /** Reading what was said, then typing, in milliseconds. */
  function thinking(text: string): number {
    const reading = seconds(2) + lastLength * random.int(18, 42);
    const typing = text.length * (device === 'mobile' ? random.int(150, 300) : random.int(90, 200));
    return reading + typing + seconds(random.chance(0.12) ? random.int(40, 240) : random.int(1, 14));
  }

  /** Hurried people often send a second sentence as a second message. */
  function inPieces(words: string): string[] {
    const cut = words.search(/(?<=[.?!]) /);
    if (cut < 12 || words.length > 160 || !random.chance(person.care === 'sloppy' ? 0.28 : 0.06)) return [words];
    return [words.slice(0, cut), words.slice(cut + 1)];
  }

  function visitorSays(alternatives: readonly string[], isOpening = false): void {
    const words = say(alternatives);
    const pieces = isOpening ? greet(words, person, wording) : inPieces(words);
    for (const [index, piece] of pieces.entries()) {
      if (items.length > 0) clockMs += index === 0 ? thinking(piece) : seconds(3) + piece.length * random.int(90, 220);
      const { text, meant } = roughenText(piece, person.care, language, random);
      lines.set(postVisitor(text), alternatives);
      if (meant !== undefined && meant.length > 5 && random.chance(0.06)) {
        clockMs += seconds(random.int(2, 7));
        postVisitor(device === 'mobile' ? `*${meant}` : `${meant}*`);
      }
    }
  }

  function botSays({ kind, say: alternatives, cites }: Step & { do: 'bot' }): void {
    clockMs += random.int(1100, 4600) + (random.chance(0.06) ? seconds(random.int(3, 9)) : 0);
    const text = sentenceCase(say(alternatives)).replace(/\]\(\//g, `](${pageAddress(language, '')}`);
    const range = confidenceRange[kind];
    // The workshop's bot is another maker's and reports neither.
    const reports = agent === 'default' && range !== undefined;
    lastBotMessage = post('bot', text, {
      ...(cites.length > 0 && { sources: cites.map((cited, index) => cite(cited, kind, index)) }),
      ...(reports && random.chance(0.8) && { confidence: round(range[0] + random.next() * (range[1] - range[0])) }),
      ...(reports && random.chance(0.45) && { answered: kind !== 'fallback' && kind !== 'deflection' }),
    });
    kinds.set(lastBotMessage, kind);
  }

  function cite(id: ArticleId, kind: BotKind, index: number) {
    const { path, title } = articles[id];
    const best = kind === 'miss' ? 0.41 + random.next() * 0.2 : 0.71 + random.next() * 0.24;
    return {
      title: title[language],
      url: pageAddress(language, path),
      score: round(Math.max(0.2, best - index * 0.11)),
    };
  }

  function operatorSays(alternatives: readonly string[]): void {
    const text = sentenceCase(say(alternatives));
    clockMs += seconds(random.int(6, 40)) + text.length * random.int(60, 160);
    post('operator', text);
  }

  function systemSays(alternatives: readonly string[]): void {
    post('system', sentenceCase(say(alternatives)));
  }

  /** The visitor rates the bot's last message; nothing happens when it has not spoken. */
  function visitorRates({ rating, chance, comments }: Step & { do: 'rate' }): void {
    if (lastBotMessage === undefined || !random.chance(chance)) return;
    clockMs += seconds(random.int(4, 35));
    const words = comments.length > 0 && random.chance(COMMENTED) ? say(comments) : '';
    const comment = words === '' ? {} : { comment: roughenText(words, person.care, language, random).text };
    items.push({ type: 'feedback', conversation, agent, message: lastBotMessage, rating, ...comment, at: at() });
  }

  function handsOff(reasons: readonly string[]): void {
    clockMs += random.int(200, 1500);
    items.push({ type: 'handoff', conversation, agent, reason: sentenceCase(say(reasons)), at: at() });
  }

  function ends(): void {
    clockMs += seconds(random.int(15, 240));
    items.push({ type: 'end', conversation, agent, at: at() });
  }

  return {
    items,
    /** What each bot message really was, by message id. */
    kinds,
    /** The wordings each visitor's message was chosen from, by message id. */
    lines,
    /** Unix milliseconds. */
    clock: () => clockMs,
    wait: (durationMs: number) => void (clockMs += durationMs),
    waitUntil: (instantMs: number) => void (clockMs = Math.max(clockMs, instantMs)),
    visitorSays,
    botSays,
    operatorSays,
    systemSays,
    visitorRates,
    handsOff,
    ends,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
