import { asciiLower } from '../conversations/ascii-lower.ts';
import { conditions } from './conditions.ts';
import { dimension, type DimensionName, type LocalTime } from './dimensions.ts';
import type { FactFilter } from './filter.ts';
import { bind, bindInstant, ch, join, type Fragment } from './fragment.ts';

/** The filter as a condition on a row of `conversation_facts`; every value in it is bound. */
export function filterToSql(filter: FactFilter, time: LocalTime): Fragment {
  if ('all' in filter) return combine(filter.all, ' and ', '1', time);
  if ('any' in filter) return combine(filter.any, ' or ', '0', time);
  if ('not' in filter) return ch`not (${filterToSql(filter.not, time)})`;
  if ('dimension' in filter) return oneOf(filter, time);
  if ('condition' in filter) return ch`${conditions[filter.condition]}`;
  if ('startedFrom' in filter) return ch`started_at >= ${bindInstant(new Date(filter.startedFrom))}`;
  if ('startedBefore' in filter) return ch`started_at < ${bindInstant(new Date(filter.startedBefore))}`;
  if ('lastFrom' in filter) return ch`last_at >= ${bindInstant(new Date(filter.lastFrom))}`;
  if ('lastBefore' in filter) return ch`last_at < ${bindInstant(new Date(filter.lastBefore))}`;
  if ('messages' in filter) {
    const { atLeast = 0, atMost = Number.MAX_SAFE_INTEGER } = filter.messages;
    return ch`(messages between ${bind('Int64', atLeast)} and ${bind('Int64', atMost)})`;
  }
  if (filter.flags.length === 0) return ch`${conditions.flagged}`;
  return oneOfSet(ch`flag_set`, filter.flags);
}

function combine(filters: FactFilter[], separator: string, empty: string, time: LocalTime): Fragment {
  return ch`(${join(
    filters.map((filter) => filterToSql(filter, time)),
    separator,
    empty,
  )})`;
}

function oneOf(
  { dimension: of, in: list, ignoreCase }: Extract<FactFilter, { dimension: string }>,
  time: LocalTime,
): Fragment {
  const { value, values } = dimension(of);
  const respell = ignoreCase ? (spelling[of] ?? asciiLower) : (word: string) => word;
  // ClickHouse's `lower` knows A to Z only, like the Inbox's (conversations/filter-to-sql.ts).
  const fold = (text: Fragment) => (ignoreCase && !spelling[of] ? ch`lower(${text})` : text);
  const wanted = bind('Array(String)', list.map(respell));
  // `in` is asked once for each word of a LowCardinality column, `has` once for each row.
  if (!values) return ch`(${fold(value(time))} in ${wanted})`;
  const set = sets[of];
  const words = list.filter((word) => word !== '').map(respell);
  if (set && words.length <= MAX_WORDS && words.every((word) => PLAIN.test(word))) {
    const holds = oneOfSet(fold(set), words);
    return list.includes('') ? ch`(${holds} or ${set} = '[]')` : holds;
  }
  const held = ch`arrayMap(held -> ${fold(ch`held`)}, ${values})`;
  return ch`(hasAny(${held}, ${wanted}) or (empty(${values}) and has(${wanted}, '')))`;
}

/** What is stored in one spelling is asked for in it: to fold each row's costs as much as to compare it. */
const spelling: Partial<Record<DimensionName, (word: string) => string>> = {
  ...{ device: asciiLower, status: asciiLower, handoff: asciiLower, outcome: asciiLower, sentiment: asciiLower },
  country: (word) => word.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
};
/** Lists that are kept as JSON as well, in a LowCardinality column. */
const sets: Partial<Record<DimensionName, Fragment>> = { tag: ch`tag_set`, topic: ch`topic_set`, flag: ch`flag_set` };

/** What JSON writes as it is, and what cannot be taken for the end of the word before it. */
const PLAIN = /^[^,\]"\\/\p{C}\p{Z}][^"\\/\p{C}\p{Zl}\p{Zp}]*$/u;
/** `multiSearchAny` takes 255, and each word is two. */
const MAX_WORDS = 100;

/** Whether a list, written as JSON in a LowCardinality column, holds one of the words: asked once for each list there is. */
function oneOfSet(set: Fragment, words: readonly string[]): Fragment {
  if (words.length === 0) return ch`0`;
  const written = words.flatMap((word) => [`["${word}"`, `,"${word}"`]);
  return ch`multiSearchAny(${set}, ${bind('Array(String)', written)})`;
}
