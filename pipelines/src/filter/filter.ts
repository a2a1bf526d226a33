/**
 * The filter language as a tree: what `parseFilter` reads, `printFilter` writes, and everything else is translated from.
 * Times are as they were written ("7d", "today"): they mean something once a clock and a time zone are known. Plain JSON.
 */
import type { ChoiceKey, TextKey, TimeKey } from './vocabulary.ts';

export type Filter =
  | { all: Filter[] }
  | { any: Filter[] }
  | { not: Filter }
  /** Bare: also finds longer words that begin so. */
  | { word: string }
  | { phrase: string }
  | Term;

export type Term =
  | { key: ChoiceKey; words: string[] }
  /** '' stands for "not known". `exactly`: the case matters. */
  | { key: TextKey; values: string[]; exactly?: true }
  | { key: 'assignee'; who: Assignee[] }
  | { key: TimeKey; time: TimeTest }
  | { key: 'messages'; count: CountTest };

export type Assignee = 'me' | 'nobody' | { name: string };

export type Comparison = '>' | '>=' | '<' | '<=' | '=';

export type TimeTest = { is: Comparison; moment: Moment } | { from: Moment; to: Moment };
export type CountTest = { is: Comparison; count: number } | { from: number; to: number };

export type Moment =
  /** "2026", "2026-11", "2026-11-01" or "2026-11-01T14:30", in the workspace's time zone: the whole of it. */
  { date: string } | { day: 'today' | 'yesterday' } | { ago: number; unit: AgoUnit };

export type AgoUnit = 'min' | 'h' | 'd' | 'w';

/** Every conversation: what an empty text means. */
export const everyConversation: Filter = { all: [] };

/** All of them, without needless layers. */
export function allOf(filters: Filter[]): Filter {
  const flat = filters.flatMap((filter) => ('all' in filter ? filter.all : [filter]));
  const [first] = flat;
  return flat.length === 1 && first ? first : { all: flat };
}

/** Any of them, without needless layers; `filters` is not empty. */
export function anyOf(filters: Filter[]): Filter {
  const flat = filters.flatMap((filter) => ('any' in filter ? filter.any : [filter]));
  const [first] = flat;
  return flat.length === 1 && first ? first : { any: flat };
}

export function notOf(filter: Filter): Filter {
  return 'not' in filter ? filter.not : { not: filter };
}
