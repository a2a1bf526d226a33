/** The column `shape` (migrations/clickhouse/0005): what four facets count by, in one word of which there are some hundred. */
import type { FactFilter } from './filter.ts';
import { ch, type Fragment } from './fragment.ts';

/** By facet, the values that conversations of a shape have, as Array(String). */
export const ofShape = {
  device: (shape: Fragment) => ch`[JSONExtractString(${shape}, 1)]`,
  outcome: (shape: Fragment) => ch`[JSONExtractString(${shape}, 2)]`,
  flag: (shape: Fragment) => orNone(ch`JSONExtract(${shape}, 3, 'Array(String)')`),
  rating: (shape: Fragment) =>
    orNone(
      ch`arrayFilter((word, bit) -> bitAnd(JSONExtractUInt(${shape}, 4), bit) > 0, ['helpful', 'unhelpful'], [1, 2])`,
    ),
};

export function isOfShape(facet: string): facet is keyof typeof ofShape {
  return facet in ofShape;
}

/** A list that is empty counts as one that holds "none". */
export function orNone(values: Fragment): Fragment {
  return ch`if(empty(${values}), [''], ${values})`;
}

/** Whether a filter can be told from a conversation's shape alone: it asks for nothing but `shapeColumns`. */
export function isToldByShape(filter: FactFilter): boolean {
  if ('all' in filter) return filter.all.every(isToldByShape);
  if ('any' in filter) return filter.any.every(isToldByShape);
  if ('not' in filter) return isToldByShape(filter.not);
  if ('dimension' in filter) return filter.dimension === 'device' || filter.dimension === 'outcome';
  if ('condition' in filter) return ['flagged', 'holds_helpful', 'holds_unhelpful'].includes(filter.condition);
  return 'flags' in filter;
}

/** A shape spelled out as those columns of the facts that such filters ask for, each under its own name. */
export function shapeColumns(shape: Fragment): Fragment {
  return ch`
    JSONExtractString(${shape}, 1) as device, JSONExtractString(${shape}, 2) as outcome,
    toJSONString(JSONExtract(${shape}, 3, 'Array(String)')) as flag_set, toUInt8(flag_set <> '[]') as tabs,
    bitAnd(JSONExtractUInt(${shape}, 4), 1) as helpful, bitAnd(JSONExtractUInt(${shape}, 4), 2) as unhelpful`;
}
