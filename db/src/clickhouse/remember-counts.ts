/** What questions were answered of stretches of months, in this process: of so many questions and so many rows in all. */
import type { ClickHouse } from './connect.ts';

interface Known {
  parts: string;
  rows: readonly unknown[];
}

/** By question, the one used last at the end: by stretch what it answered. Per client, as other clients' servers differ. */
const memories = new WeakMap<ClickHouse, Map<string, Map<string, Known>>>();
const MAX_QUESTIONS = 100;
/** About 20 MB. A facet of a hundred thousand pages is counted anew each time instead. */
const MAX_ROWS = 200_000;

export interface Memory<Row> {
  /** What was answered while the stretch held these parts. */
  find(stretch: string, parts: string): readonly Row[] | undefined;
  keep(stretch: string, parts: string, rows: readonly Row[]): void;
}

/** The memory of one question, whose key names it and so the rows that are kept under it. */
export function recall<Row>(clickhouse: ClickHouse, key: string): Memory<Row> {
  const memory = memories.get(clickhouse) ?? new Map<string, Map<string, Known>>();
  memories.set(clickhouse, memory);
  const known = memory.get(key) ?? new Map<string, Known>();
  memory.delete(key);
  memory.set(key, known);
  return {
    find(stretch, parts) {
      const found = known.get(stretch);
      return found?.parts === parts ? (found.rows as readonly Row[]) : undefined;
    },
    keep(stretch, parts, rows) {
      known.set(stretch, { parts, rows });
      forgetOldest(memory);
    },
  };
}

function forgetOldest(memory: Map<string, Map<string, Known>>): void {
  let rows = 0;
  for (const known of memory.values()) for (const each of known.values()) rows += each.rows.length;
  for (const [key, known] of memory) {
    if (memory.size <= MAX_QUESTIONS && rows <= MAX_ROWS) return;
    memory.delete(key);
    for (const each of known.values()) rows -= each.rows.length;
  }
}
