import {
  asciiLower,
  type AgentId,
  type ConversationFilter,
  type FlagKind,
  type MemberId,
  type TopicId,
  type TopicName,
} from '@debrief/db';
import { readSearchTerm } from '../search/index.ts';
import type { Assignee, CountTest, Filter, Term } from './filter.ts';
import type { FilterPlaces } from './parse-filter.ts';
import { FilterError, type FilterProblem } from './problem.ts';
import { resolveTime, type Clock } from './resolve-moment.ts';
import { didYouMean } from './suggest.ts';
import { choices, flagWords, outcomeWords, type ChoiceKey } from './vocabulary.ts';

/** What names in a filter stand for, in one workspace, for one member. */
export interface FilterNames extends Clock {
  /** null for a program. */
  memberId: MemberId | null;
  agents: { id: AgentId; key: string; name: string }[];
  members: { id: MemberId; name: string; email: string }[];
  /** Merged ones as well; needed where the filter names one. */
  topics: TopicName[];
}

export type ResolvedFilter = { ok: true; filter: ConversationFilter } | { ok: false; problem: FilterProblem };

/** The filter with times and names resolved, or what is not known in it. Never throws. */
export function resolveFilter(filter: Filter, places: FilterPlaces, names: FilterNames): ResolvedFilter {
  try {
    return { ok: true, filter: resolve(filter) };
  } catch (error) {
    if (error instanceof FilterError) return { ok: false, problem: error.problem };
    throw error;
  }

  function resolve(part: Filter): ConversationFilter {
    if ('all' in part) return { all: part.all.map(resolve) };
    if ('any' in part) return { any: part.any.map(resolve) };
    if ('not' in part) return { not: resolve(part.not) };
    const place = places.get(part) ?? { at: 0, length: 1 };
    const refuse = (message: string): never => {
      throw new FilterError(message, place.at, place.length);
    };
    if ('word' in part || 'phrase' in part) {
      const text = 'word' in part ? part.word : part.phrase;
      const holds = readSearchTerm(text, { beginning: 'word' in part });
      return holds ? { holds } : refuse('There is no letter or digit in this to search for.');
    }
    return resolveTerm(part, names, refuse);
  }
}

type Refuse = (message: string) => never;

function resolveTerm(term: Term, names: FilterNames, refuse: Refuse): ConversationFilter {
  if ('words' in term) {
    const isUnread = term.key === 'is' && term.words.includes('unread');
    if (isUnread && names.memberId === null)
      refuse('Unread is what a member has not read: a program cannot ask for it.');
    const { key, words } = term;
    if (key === 'hour' || key === 'weekday') return { clock: key, in: toNumbers(key, words), timeZone: names.timeZone };
    return either(words.map((word) => resolveChoice(key, word)));
  }
  if ('time' in term) return { time: term.key, ...resolveTime(term.time, names) };
  if ('count' in term) return { messages: toRange(term.count) };
  if ('who' in term) return { assignees: term.who.flatMap((who) => findMembers(who, names, refuse)) };
  const { key, values } = term;
  switch (key) {
    case 'agent':
      return { agents: values.flatMap((value) => findAgents(value, names, refuse)) };
    case 'tag':
      return { tags: values };
    case 'topic':
      return { topics: values.map((value) => (value === '' ? null : findTopic(value, names, refuse))) };
    case 'visitor':
      if (values.includes('')) refuse('A part of the visitor’s name or e-mail address is missing here.');
      return { visitor: values };
    default:
      return { field: key, in: values, ...(term.exactly && { exactly: true }) };
  }
}

function either(options: ConversationFilter[]): ConversationFilter {
  const [first] = options;
  return options.length === 1 && first ? first : { any: options };
}

/** Hours as they are; weekdays by their place in the week, Monday first. */
function toNumbers(key: 'hour' | 'weekday', words: string[]): number[] {
  if (key === 'hour') return words.map(Number);
  return words.map((word) => Object.keys(choices.weekday).indexOf(word) + 1);
}

function resolveChoice(key: Exclude<ChoiceKey, 'hour' | 'weekday'>, word: string): ConversationFilter {
  switch (key) {
    case 'flag':
      if (word === 'open') return { condition: 'flag_open' };
      if (word === 'reviewed') return { condition: 'flags_reviewed' };
      return { flags: [flagWords[word] as FlagKind] };
    case 'rating':
      if (word === 'none') return { not: rated };
      return { condition: word === 'helpful' ? 'rated_helpful' : 'rated_unhelpful' };
    case 'outcome':
      return { field: 'outcome', in: outcomeWords[word] ?? [] };
    case 'is':
      if (word === 'waiting') return { field: 'handoff', in: ['waiting'] };
      return { condition: word as 'live' | 'unread' | 'sample' | 'analysed' | 'handled' };
    case 'has':
      return has[word] ?? { any: [] };
    default:
      return { field: key, in: [word === 'unknown' ? '' : word] };
  }
}

const rated: ConversationFilter = { any: [{ condition: 'rated_helpful' }, { condition: 'rated_unhelpful' }] };

const has: Record<string, ConversationFilter> = {
  message: { condition: 'asked' },
  answer: { condition: 'answered' },
  reply: { condition: 'responded' },
  question: { condition: 'has_question' },
  unanswered: { condition: 'has_gap' },
  handoff: { condition: 'handed_off' },
  rating: rated,
  flag: { flags: [] },
  tag: { condition: 'has_tag' },
  note: { condition: 'has_note' },
  operator: { condition: 'has_operator' },
  email: { condition: 'has_email' },
};

function toRange(test: CountTest): { atLeast?: number; atMost?: number } {
  if ('from' in test) return { atLeast: test.from, atMost: test.to };
  const { is, count } = test;
  if (is === '=') return { atLeast: count, atMost: count };
  if (is === '>' || is === '>=') return { atLeast: is === '>' ? count + 1 : count };
  return { atMost: is === '<' ? count - 1 : count };
}

function findMembers(who: Assignee, { memberId, members }: FilterNames, refuse: Refuse): (MemberId | null)[] {
  if (who === 'nobody') return [null];
  if (who === 'me') return [memberId ?? refuse('“me” is nobody here: a program asks. Name the member.')];
  const wanted = asciiLower(who.name);
  const found = members.filter(({ name, email }) => asciiLower(name) === wanted || asciiLower(email) === wanted);
  if (found.length > 0) return found.map(({ id }) => id);
  return refuse(
    `There is no member “${who.name}”.${didYouMean(who.name, [...members.map(({ name }) => name), 'me', 'nobody'])}`,
  );
}

function findAgents(wanted: string, { agents }: FilterNames, refuse: Refuse): AgentId[] {
  const typed = asciiLower(wanted);
  const found = agents.filter(({ key, name }) => asciiLower(key) === typed || asciiLower(name) === typed);
  if (found.length > 0) return found.map(({ id }) => id);
  return refuse(
    `There is no agent “${wanted}”.${didYouMean(
      wanted,
      agents.map(({ name }) => name),
    )}`,
  );
}

/** A topic by its number or its label; one that was merged is the topic it is part of. */
function findTopic(wanted: string, { topics }: FilterNames, refuse: Refuse): TopicId {
  const typed = asciiLower(wanted);
  const found =
    topics.find(({ number }) => String(number) === wanted) ??
    topics.find(({ label, isMerged }) => !isMerged && asciiLower(label) === typed) ??
    topics.find(({ label }) => asciiLower(label) === typed);
  if (found) return found.rootId;
  const labels = topics.filter(({ isMerged }) => !isMerged).map(({ label }) => label);
  return refuse(`There is no topic “${wanted}”.${didYouMean(wanted, labels)}`);
}
