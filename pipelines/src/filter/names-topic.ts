import type { Filter } from './filter.ts';

/** Whether the filter names a topic: only then must it be known which there are. */
export function namesTopic(filter: Filter): boolean {
  if ('all' in filter) return filter.all.some(namesTopic);
  if ('any' in filter) return filter.any.some(namesTopic);
  if ('not' in filter) return namesTopic(filter.not);
  return 'key' in filter && filter.key === 'topic';
}
