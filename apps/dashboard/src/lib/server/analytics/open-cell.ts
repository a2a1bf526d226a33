import { filterOfCell, printFilter, type Cell, type CellNames } from '@debrief/pipelines/filter';
import type { MeasureName } from '@debrief/db/clickhouse';

/** Where a number leads: the list of the conversations it counts. Null when the filter language cannot say it. */
export interface CellLinks {
  part: string | null;
  /** What a share is a part of; null for what is no share. */
  whole: string | null;
}

/** A function that says where the numbers of one page lead; `shared` holds what all its numbers have in common. */
export function createCellLinks(names: CellNames, shared: Pick<Cell, 'period' | 'values' | 'filter'>) {
  return function linksOf(measure: MeasureName, cell: Partial<Pick<Cell, 'period' | 'values'>> = {}): CellLinks {
    const values = [...(shared.values ?? []), ...(cell.values ?? [])];
    const href = (whole: boolean) => {
      const filter = filterOfCell({ ...shared, ...cell, values, measure, whole }, names);
      return filter && `/inbox?${new URLSearchParams({ q: printFilter(filter) }).toString()}`;
    };
    return { part: href(false), whole: measure.endsWith('_rate') ? href(true) : null };
  };
}

/** The stretch of a period that bucket number `index` covers. */
export function stretchOf(buckets: { start: Date }[], index: number, period: Cell['period']): Cell['period'] {
  const start = buckets[index]?.start ?? period.from;
  return { from: start < period.from ? period.from : start, to: buckets[index + 1]?.start ?? period.to };
}
