/** Plays a script with one person: who says what when, as the items a chat widget would send. */
import type { BatchItem } from '../../ingest/batch.ts';
import type { Person } from '../people/draw-person.ts';
import { describeCustomer, describeVisit } from '../people/describe-visit.ts';
import { phrases } from '../phrases/index.ts';
import { createSlots } from '../shop/fill-slots.ts';
import { articles, pageAddress, type ArticleId } from '../shop/knowledge-base.ts';
import type { BotKind, Branch, Scenario, Situation, Step } from '../script.ts';
import { greet } from './greet.ts';
import type { Random } from './random.ts';
import { roughenText, sentenceCase } from './roughen-text.ts';
import { isStaffed, nextOpening } from './timetable.ts';
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

export interface Performance {
  items: BatchItem[];
  /** What each bot message really was, by message id. */
  kinds: Map<string, BotKind>;
}

/** Confidence the shop's assistant reports for each kind of turn; a greeting or a question back has none. */
const confidenceRange: Partial<Record<BotKind, readonly [number, number]>> = {
  answer: [0.68, 0.97],
  drifted: [0.7, 0.95],
  wrong: [0.66, 0.93],
  miss: [0.34, 0.63],
  deflection: [0.28, 0.52],
  fallback: [0.04, 0.33],
};
const seconds = (count: number) => count * 1000;
const minutes = (count: number) => count * 60_000;

/** The whole conversation, also what would lie after `now`: the caller cuts it there. */
export function performScript({
  scenario,
  person,
  conversation,
  startMs,
  week,
  isSaleDay,
  random,
  deal,
}: Cue): Performance {
  const { language, device, country } = person;
  const { agent } = scenario;
  const situation: Situation = { week, device, country, language };
  const items: BatchItem[] = [];
  const kinds: Performance['kinds'] = new Map();
  const spoken = new Set<string>();
  /** Branches already taken: nobody asks for helmets twice. */
  const taken = new Set<Branch>();
  const slot = createSlots(person, random, startMs);
  const wording: Wording = {
    random,
    language,
    formal: person.formal,
    slot,
    phrase(name) {
      const pool = phrases[language][name];
      return pool && deal(pool, random, spoken);
    },
  };
  let clockMs = startMs;
  let spokenCount = 0;
  let lastBotMessage: string | undefined;
  let lastLength = 0;
  let isGone = false;
  let isWaiting = false;
  let hasOperator = false;

  const at = () => new Date(clockMs).toISOString();
  const say = (alternatives: readonly string[]) => writeText(deal(alternatives, random, spoken), wording);

  function post(role: 'visitor' | 'bot' | 'operator' | 'system', text: string, more: Partial<BatchItem> = {}): string {
    const id = `${conversation}-m${++spokenCount}`;
    items.push({ type: 'message', conversation, agent, id, role, text, at: at(), ...more } as BatchItem);
    lastLength = text.length;
    return id;
  }

  function postVisitor(text: string): void {
    const isFirst = !items.some((item) => item.type === 'message' && item.role === 'visitor');
    const namesThemselves = text.includes(person.email);
    const visitor = {
      id: person.visitorId,
      ...(person.isKnown || namesThemselves ? { name: person.name, email: person.email } : {}),
    };
    post('visitor', text, {
      ...(isFirst || namesThemselves ? { visitor } : {}),
      ...(isFirst
        ? {
            context: describeVisit(scenario, person, isSaleDay, random),
            properties: describeCustomer(scenario, person, random),
          }
        : {}),
    });
  }

  function speakAsVisitor(alternatives: readonly string[], opening: boolean): void {
    const words = say(alternatives);
    const pieces = opening ? greet(words, person, wording) : inPieces(words);
    for (const [index, piece] of pieces.entries()) {
      const isFirstWord = items.length === 0;
      if (!isFirstWord) clockMs += index === 0 ? thinking(piece) : seconds(3) + piece.length * random.int(90, 220);
      const typed = roughenText(piece, person.care, language, random);
      postVisitor(typed.text);
      if (typed.meant !== undefined && typed.meant.length > 5 && random.chance(0.06)) {
        clockMs += seconds(random.int(2, 7));
        postVisitor(person.device === 'mobile' ? `*${typed.meant}` : `${typed.meant}*`);
      }
    }
  }

  /** People on phones often send a second sentence as a second message. */
  function inPieces(words: string): string[] {
    const cut = words.search(/(?<=[.?!]) /);
    if (cut < 12 || words.length > 160 || !random.chance(person.care === 'sloppy' ? 0.28 : 0.06)) return [words];
    return [words.slice(0, cut), words.slice(cut + 1)];
  }

  /** Reading what was said, then typing. */
  function thinking(text: string): number {
    const reading = seconds(2) + lastLength * random.int(18, 42);
    const typing = text.length * (device === 'mobile' ? random.int(150, 300) : random.int(90, 200));
    const dawdling = random.chance(0.12) ? seconds(random.int(40, 240)) : seconds(random.int(1, 14));
    return reading + typing + dawdling;
  }

  function speakAsBot(step: Step & { do: 'bot' }): void {
    clockMs += random.int(1100, 4600) + (random.chance(0.06) ? seconds(random.int(3, 9)) : 0);
    const text = sentenceCase(say(step.say)).replace(/\]\(\//g, `](${pageAddress(language, '')}`);
    const range = confidenceRange[step.kind];
    const tells = agent === 'default' && range !== undefined;
    const id = post('bot', text, {
      ...(step.cites.length > 0 ? { sources: step.cites.map((cited, index) => cite(cited, step.kind, index)) } : {}),
      ...(tells && random.chance(0.8) ? { confidence: round(range[0] + random.next() * (range[1] - range[0])) } : {}),
      ...(tells && random.chance(0.45) ? { answered: step.kind !== 'fallback' && step.kind !== 'deflection' } : {}),
    });
    kinds.set(id, step.kind);
    lastBotMessage = id;
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

  function rateLast(step: Step & { do: 'rate' }): void {
    if (lastBotMessage === undefined || !random.chance(step.chance)) return;
    clockMs += seconds(random.int(4, 35));
    const words = step.comments.length > 0 ? say(step.comments) : '';
    const comment = words === '' ? {} : { comment: roughenText(words, person.care, language, random).text };
    items.push({
      type: 'feedback',
      conversation,
      agent,
      message: lastBotMessage,
      rating: step.rating,
      ...comment,
      at: at(),
    });
  }

  function handOver(step: Step & { do: 'handoff' }): void {
    clockMs += random.int(200, 1500);
    items.push({ type: 'handoff', conversation, agent, reason: sentenceCase(say(step.reasons)), at: at() });
    isWaiting = true;
    if (isStaffed(clockMs) && random.chance(0.86)) {
      const waitMinutes = 0.6 + -Math.log(1 - random.next() * 0.97) * 3;
      if (waitMinutes > 3.5 && random.chance(0.5)) {
        clockMs += minutes(waitMinutes * 0.6);
        speakAsVisitor(['<stillThere>'], false);
        clockMs += minutes(waitMinutes * 0.4);
      } else clockMs += minutes(waitMinutes);
      takeOver();
      play(step.reply);
      return;
    }
    clockMs += seconds(random.int(1, 4));
    post('system', say([isStaffed(clockMs) ? '<allBusy>' : '<away>']));
    if (random.chance(0.45)) speakAsVisitor(['<toldToWait>'], false);
    if (random.chance(0.2)) {
      clockMs += minutes(random.int(3, 14));
      speakAsVisitor(['<stillThere>'], false);
    }
    if (random.chance(0.45)) {
      clockMs = nextOpening(clockMs) + minutes(random.int(4, 85));
      takeOver();
      // The visitor has long closed the page: the answer stands there for their next visit.
      play(step.reply.filter((next) => next.do === 'operator').slice(0, 1));
    }
    isGone = true;
  }

  function takeOver(): void {
    isWaiting = false;
    hasOperator = true;
    if (random.chance(0.7)) post('system', say(['<joined>']));
    clockMs += seconds(random.int(8, 40));
  }

  function speakAsOperator(alternatives: readonly string[]): void {
    const text = sentenceCase(say(alternatives));
    if (items.at(-1)?.type === 'message') clockMs += seconds(random.int(6, 40)) + text.length * random.int(60, 160);
    post('operator', text);
  }

  function play(steps: readonly Step[]): void {
    for (const step of steps) {
      if (isGone) return;
      switch (step.do) {
        case 'visitor':
          speakAsVisitor(step.say, step.opening);
          break;
        case 'bot':
          // Once a person has taken over, the bot is silent.
          if (!hasOperator) speakAsBot(step);
          break;
        case 'operator':
          speakAsOperator(step.say);
          break;
        case 'rate':
          rateLast(step);
          break;
        case 'handoff':
          handOver(step);
          break;
        case 'leave':
          isGone = random.chance(step.chance);
          break;
        case 'pause':
          clockMs += minutes(step.minMinutes + random.next() * (step.maxMinutes - step.minMinutes));
          break;
        case 'maybe':
          if (random.chance(step.chance)) play(step.steps);
          break;
        case 'either': {
          const fresh = step.branches.filter((branch) => !taken.has(branch));
          const branch = random.weighted((fresh.length > 0 ? fresh : step.branches).map((one) => [one, one[0]]));
          taken.add(branch);
          const [, ...steps] = branch;
          play(steps);
          break;
        }
        case 'when':
          play(step.condition(situation) ? step.steps : step.otherwise);
          break;
      }
    }
  }

  play(scenario.talk[language] ?? []);
  if (!isWaiting && random.chance(isGone ? 0.3 : 0.6)) {
    clockMs += seconds(random.int(15, 240));
    items.push({ type: 'end', conversation, agent, at: at() });
  }
  return { items, kinds };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
