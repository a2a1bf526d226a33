/**
 * The filter that finds the conversations behind a number: a measure's, of some values of dimensions, in a stretch of
 * time. What a measure counts is said in db/src/clickhouse/measures.ts; a test holds the two together.
 */
import type { TopicName } from '@debrief/db';
import type { DimensionName, MeasureName } from '@debrief/db/clickhouse';
import { DateTime } from 'luxon';
import { allOf, notOf, type Filter, type Term } from './filter.ts';
import { exactKeys, flagWords, outcomeWords, choices } from './vocabulary.ts';

export interface Cell {
  measure: MeasureName;
  /** Of a share: what it is a part of, instead of the part. */
  whole?: boolean;
  /** A value of each of these, as facts know it; '' is not known. */
  values?: readonly { dimension: DimensionName; value: string }[];
  /** Both at the full minute; `to` is not part of it. */
  period: { from: Date; to: Date };
  /** What was filtered by. */
  filter?: Filter;
}

export interface CellNames {
  /** IANA name. */
  timeZone: string;
  agents: readonly { id: string; key: string }[];
  topics: readonly Pick<TopicName, 'rootId' | 'number' | 'isMerged'>[];
}

const has = (word: string): Filter => ({ key: 'has', words: [word] });
const is = (word: string): Filter => ({ key: 'is', words: [word] });
const outcome = (word: string): Filter => ({ key: 'outcome', words: [word] });
const people = notOf({ key: 'device', words: ['bot'] });
const byBotAlone = [is('handled'), notOf(has('handoff'))];

interface Counted {
  /** Nothing asked: every conversation. */
  part: Filter[];
  whole?: Filter[];
}

/**
 * What each measure is counted over. Helpful rates are of messages, visitors are no conversations: there it is the
 * conversations that those are from.
 */
const counted: Record<MeasureName, Counted> = {
  conversations: { part: [] },
  visitors: { part: [] },
  messages: { part: [] },
  handled: { part: [is('handled'), people] },
  answer_rate: { part: [has('answer'), people], whole: [has('message'), people] },
  gap_rate: { part: [has('unanswered'), people], whole: [has('question'), people] },
  resolved_rate: { part: [outcome('resolved'), ...byBotAlone, people], whole: [is('handled'), is('analysed'), people] },
  resolved_confirmed_rate: {
    part: [outcome('confirmed'), ...byBotAlone, people],
    whole: [is('handled'), is('analysed'), people],
  },
  resolved_assumed_rate: {
    part: [outcome('assumed'), ...byBotAlone, people],
    whole: [is('handled'), is('analysed'), people],
  },
  abandoned_rate: {
    part: [outcome('abandoned'), has('message'), people],
    whole: [has('message'), is('analysed'), people],
  },
  handoff_rate: { part: [has('handoff'), people], whole: [is('handled'), people] },
  helpful_rate: { part: [{ key: 'rating', words: ['helpful'] }, people], whole: [has('rating'), people] },
  flagged: { part: [has('flag')] },
  open_flags: { part: [has('flag')] },
  first_response_p50: { part: [has('reply'), people] },
  first_response_p95: { part: [has('reply'), people] },
};

/** The filter of a number's conversations; null when a value of it has no name in the language. */
export function filterOfCell({ measure, whole, values = [], period, filter }: Cell, names: CellNames): Filter | null {
  const terms = values.map(({ dimension, value }) => filterOfValue(dimension, value, names));
  const known = terms.filter((term) => term !== null);
  if (known.length < terms.length) return null;
  const { part, whole: among = part } = counted[measure];
  return allOf([...(filter ? [filter] : []), ...known, ...(whole ? among : part), startedIn(period, names.timeZone)]);
}

/** The filter that asks for a dimension's value, as facts know it; null when the language has no name for that. */
export function filterOfValue(
  dimension: DimensionName,
  value: string,
  { agents, topics }: Pick<CellNames, 'agents' | 'topics'>,
): Filter | null {
  const exact = exactKeys.find((key) => key === dimension);
  if (exact) return { key: exact, values: [value], exactly: true };
  switch (dimension) {
    case 'agent': {
      const agent = agents.find(({ id }) => id === value);
      return agent ? { key: 'agent', values: [agent.key] } : null;
    }
    case 'topic': {
      const number = value === '' ? '' : topics.find(({ rootId, isMerged }) => rootId === value && !isMerged)?.number;
      return number === undefined ? null : { key: 'topic', values: [String(number)] };
    }
    case 'tag':
      return { key: 'tag', values: [value] };
    case 'weekday': {
      const day = Object.keys(choices.weekday)[Number(value) - 1];
      return day === undefined ? null : { key: 'weekday', words: [day] };
    }
    case 'hour':
      return { key: 'hour', words: [value] };
    case 'outcome': {
      const word = Object.entries(outcomeWords).find(([, all]) => all.length === 1 && all[0] === value)?.[0];
      return word === undefined ? null : { key: 'outcome', words: [word] };
    }
    case 'flag': {
      if (value === '') return notOf(has('flag'));
      const word = Object.entries(flagWords).find(([, kind]) => kind === value)?.[0];
      return word === undefined ? null : { key: 'flag', words: [word] };
    }
    case 'device':
    case 'sentiment':
      return { key: dimension, words: [value === '' ? 'unknown' : value] };
    case 'status':
    case 'handoff':
      return { key: dimension, words: [value] };
    default:
      return null;
  }
}

/** Whole days by their dates, anything else by the minute; the last one is part of it. */
function startedIn({ from, to }: Cell['period'], timeZone: string): Term {
  const [first, end] = [from, to].map((at) => DateTime.fromJSDate(at, { zone: timeZone }));
  if (!first || !end) throw new RangeError('a period begins and ends');
  const isOfDays = [first, end].every((at) => at.equals(at.startOf('day')));
  const format = isOfDays ? 'yyyy-MM-dd' : "yyyy-MM-dd'T'HH:mm";
  const last = end.minus(isOfDays ? { days: 1 } : { minutes: 1 });
  const [a, b] = [first.toFormat(format), last.toFormat(format)];
  if (a === b) return { key: 'started', time: { is: '=', moment: { date: a } } };
  return { key: 'started', time: { from: { date: a }, to: { date: b } } };
}
