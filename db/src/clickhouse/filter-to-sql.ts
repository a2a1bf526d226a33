import { asciiLower } from '../conversations/ascii-lower.ts';
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
  if (filter.flags.length === 0) return ch`notEmpty(flag_kinds)`;
  return ch`hasAny(flag_kinds, ${bind('Array(String)', filter.flags)})`;
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
  const held = filter.ignoreCase ? ch`arrayMap(held -> lower(held), ${values})` : values;
  return ch`(hasAny(${held}, ${wanted}) or (empty(${values}) and has(${wanted}, '')))`;
}
