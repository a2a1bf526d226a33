/**
 * The small language scenarios are written in.
 *
 * Texts hold `{one|another}` to choose between wordings, `[order]` for a value of this conversation and `<thanks>` for a
 * line every visitor of that language might say. Visitors' sentences start in lower case: the visitor's own habits
 * decide what becomes a capital, a typo or a missing comma.
 */
import type { ArticleId } from './shop/knowledge-base.ts';

export type Language = 'en' | 'de' | 'fr' | 'es' | 'nl';
export type AgentName = 'default' | 'workshop';
export type Device = 'desktop' | 'mobile' | 'tablet' | 'crawler';

/** What a bot turn really was: the truth a reviewer or a test compares Debrief's findings with. */
export type BotKind =
  'answer' | 'chat' | 'fallback' | 'deflection' | 'miss' | 'wrong' | 'drifted' | 'curt' | 'out_of_scope';

/** The circumstances a script may depend on. `week` is 1 to 8; 8 is the calendar week of `now`. */
export interface Situation {
  week: number;
  device: Device;
  country: string;
  language: Language;
}

export type Condition = (situation: Situation) => boolean;

export type Step =
  | { do: 'visitor'; say: readonly string[]; opening: boolean }
  | { do: 'bot'; kind: BotKind; say: readonly string[]; cites: readonly ArticleId[] }
  | { do: 'operator'; say: readonly string[] }
  | { do: 'rate'; rating: 'helpful' | 'unhelpful'; chance: number; comments: readonly string[] }
  | { do: 'handoff'; reasons: readonly string[]; reply: readonly Step[] }
  | { do: 'leave'; chance: number }
  | { do: 'pause'; minMinutes: number; maxMinutes: number }
  | { do: 'maybe'; chance: number; steps: readonly Step[] }
  | { do: 'either'; branches: readonly Branch[] }
  | { do: 'when'; condition: Condition; steps: readonly Step[]; otherwise: readonly Step[] };

export type Branch = readonly [weight: number, ...steps: Step[]];
export type Talk = readonly Step[];

export interface Scenario {
  id: string;
  agent: AgentName;
  /** Conversations of this scenario in every sample. */
  count: number;
  /** Relative weight of weeks 1 to 8, on top of the shop's own growth. */
  weeks?: readonly [number, number, number, number, number, number, number, number];
  /** How much likelier than an ordinary scenario on the day of the campaign. */
  campaign?: number;
  /** Multiplies a country's share; `elsewhere` (default 1) is the factor of countries not named. */
  countries?: Readonly<Record<string, number>>;
  elsewhere?: number;
  /** Where in those countries, when it is not all the same; a country without any of them is not narrowed. */
  cities?: readonly string[];
  devices?: Partial<Record<Device, number>>;
  /** Paths under the shop's language folder on which the chat was opened. */
  pages: readonly string[];
  talk: Partial<Record<Language, Talk>>;
}

/** The visitor's first words; their greeting, if they use one, is added in front. */
export const ask = (...say: string[]): Step => ({ do: 'visitor', say, opening: true });
export const visitor = (...say: string[]): Step => ({ do: 'visitor', say, opening: false });

const bot =
  (kind: BotKind) =>
  (say: readonly string[], cites: readonly ArticleId[] = []): Step => ({ do: 'bot', kind, say, cites });

export const answer = bot('answer');
export const chat = bot('chat');
/** Says it does not know. */
export const fallback = bot('fallback');
/** Sends the visitor elsewhere instead of answering. */
export const deflection = bot('deflection');
/** Answers another question than the one asked. */
export const miss = bot('miss');
/** States something untrue about the shop. */
export const wrong = bot('wrong');
/** The answer that says something else than it did in earlier weeks. */
export const drifted = bot('drifted');
/** Breaks the tone rules. */
export const curt = bot('curt');
/** Rightly refuses what has nothing to do with the shop. */
export const outOfScope = bot('out_of_scope');

/** A branch of `either`: an opening question with the answers that fit it. */
export function asked(
  weight: number,
  questions: readonly string[],
  answers: readonly string[],
  cites: readonly ArticleId[] = [],
): Branch {
  return [weight, ask(...questions), answer(answers, cites)];
}

/** A branch of `either`: a later question with the answers that fit it. */
export function followedUp(
  weight: number,
  questions: readonly string[],
  answers: readonly string[],
  cites: readonly ArticleId[] = [],
): Branch {
  return [weight, visitor(...questions), answer(answers, cites)];
}

export const operator = (...say: string[]): Step => ({ do: 'operator', say });

/** The visitor rates the bot message before; comments may be left out (`''` is a rating without words). */
export const helpful = (chance: number, ...comments: string[]): Step => rate('helpful', chance, comments);
export const unhelpful = (chance: number, ...comments: string[]): Step => rate('unhelpful', chance, comments);

function rate(rating: 'helpful' | 'unhelpful', chance: number, comments: readonly string[]): Step {
  return { do: 'rate', rating, chance, comments };
}

/** Asks for a human; `reply` is played when an operator takes it, now or the next working morning. */
export const handoff = (reasons: readonly string[], ...reply: Step[]): Step => ({ do: 'handoff', reasons, reply });

/** With this chance the visitor is gone and nothing more is said. */
export const leave = (chance: number): Step => ({ do: 'leave', chance });
export const pause = (minMinutes: number, maxMinutes: number): Step => ({ do: 'pause', minMinutes, maxMinutes });
export const maybe = (chance: number, ...steps: Step[]): Step => ({ do: 'maybe', chance, steps });
export const either = (...branches: Branch[]): Step => ({ do: 'either', branches });

export function when(condition: Condition, steps: readonly Step[], otherwise: readonly Step[] = []): Step {
  return { do: 'when', condition, steps, otherwise };
}

export const fromWeek =
  (first: number): Condition =>
  ({ week }) =>
    week >= first;

export const betweenWeeks =
  (first: number, last: number): Condition =>
  ({ week }) =>
    week >= first && week <= last;

export const onPhone: Condition = ({ device }) => device === 'mobile';

/** Across the ocean, where the shop has no workshop. */
export const isOverseas: Condition = ({ country }) => country === 'US' || country === 'CA';

export const inLanguage =
  (code: Language): Condition =>
  ({ language }) =>
    language === code;
