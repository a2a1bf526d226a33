import { asciiLower } from '../conversations/ascii-lower.ts';
import { parseId } from '../ids.ts';
import { conditions } from './conditions.ts';
import { dimension, type LocalTime } from './dimensions.ts';
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

function oneOf(filter: Extract<FactFilter, { dimension: string }>, time: LocalTime): Fragment {
  const { value, values } = dimension(filter.dimension);
  // ClickHouse's `lower` knows A to Z only, like the Inbox's (conversations/filter-to-sql.ts).
  const fold = (text: Fragment) => (filter.ignoreCase ? ch`lower(${text})` : text);
  const wanted = bind('Array(String)', filter.ignoreCase ? filter.in.map(asciiLower) : filter.in);
  // `in` is asked once for each word of a LowCardinality column, `has` once for each row.
  if (!values) return ch`(${fold(value(time))} in ${wanted})`;
  if (filter.dimension === 'topic') return oneOfTopics(filter.in);
  const set = filter.dimension === 'tag' && filter.ignoreCase ? ch`lower(tag_set)` : null;
  const words = filter.in.filter((word) => word !== '').map(asciiLower);
  if (set && words.length <= MAX_WORDS && words.every((word) => PLAIN.test(word))) {
    return filter.in.includes('') ? ch`(${oneOfSet(set, words)} or tag_set = '[]')` : oneOfSet(set, words);
  }
  const held = filter.ignoreCase ? ch`arrayMap(held -> lower(held), ${values})` : values;
  return ch`(hasAny(${held}, ${wanted}) or (empty(${values}) and has(${wanted}, '')))`;
}

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

/** Ids are compared as ids: to write each out would take longer than to compare it. */
function oneOfTopics(topics: readonly string[]): Fragment {
  const ids = topics.filter((id) => parseId(id) !== null);
  const holds = ch`hasAny(topics, ${bind('Array(UUID)', ids)})`;
  return topics.includes('') ? ch`(${holds} or empty(topics))` : holds;
}
