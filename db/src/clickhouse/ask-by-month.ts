/**
 * Counts of months that have not changed are remembered. A month of facts is a partition; what is in it is named by its
 * parts and their checksums, which nothing but a write or a merge changes. So the same question, asked again, reads the
 * months that were written to since, mostly one, and is as exact as one that reads them all.
 */
import { z } from 'zod';
import type { WorkspaceId } from '../ids.ts';
import { ask, type AskOptions, type FactsPart, type Question } from './ask.ts';
import type { ClickHouse } from './connect.ts';
import { ch, type Fragment } from './fragment.ts';

interface Known<Row> {
  parts: string;
  rows: Row[];
}

/** By question, the one used last at the end: by month what it answered. Per client, as other clients' servers differ. */
const memories = new WeakMap<ClickHouse, Map<string, Map<string, Known<unknown>>>>();
const MAX_QUESTIONS = 100;

export interface MonthlyQuestion<Row> extends Question<Row> {
  /** All that the answer depends on but the workspace and the facts. */
  key: string;
  /** What is asked besides this time alone: of these months (UTC, as 202611), or of all where nobody knows which. */
  odd?: { where: Fragment; months: readonly string[] | null };
}

/** Asks a question of each month apart; returns the rows of all of them. Throws as `ask` does. */
export async function askByMonth<Row>(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  { key, odd, ...question }: MonthlyQuestion<Row>,
  options: AskOptions = {},
): Promise<Row[]> {
  const now = await readParts(clickhouse, question.from, options);
  if (now.size === 0) {
    const where = ch`(${question.where ?? ch`1`}) and (${odd?.where ?? ch`1`})`;
    return ask(clickhouse, workspaceId, { ...question, where }, options);
  }
  const known = recall<Row>(clickhouse, `${workspaceId} ${question.from} ${key}`);
  for (const [month, { parts }] of known) if (now.get(month) !== parts) known.delete(month);
  const isOdd = (month: string) => odd !== undefined && (odd.months === null || odd.months.includes(month));
  const months = [...now.keys()].filter((month) => !isOdd(month));
  const missing = months.filter((month) => !known.has(month));
  const kept = months.flatMap((month) => known.get(month)?.rows ?? []);
  const oddMonths = [...now.keys()].filter(isOdd);
  const parts: FactsPart[] = missing.map((month) => ({ months: [month] }));
  if (odd && oddMonths.length > 0) parts.push({ months: oddMonths, where: odd.where });
  if (parts.length === 0) return kept;

  const row = z.object({ part: z.int(), row: question.row });
  const rows = await ask(clickhouse, workspaceId, { ...question, parts, row: z.preprocess(apart, row) }, options);
  // Read before the rows: where a write came in between, the next reading differs and this month is asked for again.
  for (const [part, month] of missing.entries()) {
    const found = rows.flatMap((each) => (each.part === part ? [each.row] : []));
    known.set(month, { parts: now.get(month) ?? '', rows: found });
  }
  return [...kept, ...rows.map((each) => each.row)];
}

/** The row beside the number of the part it is of. */
function apart(found: unknown): unknown {
  return { ...z.object({ part: z.int() }).parse(found), row: found };
}

function recall<Row>(clickhouse: ClickHouse, key: string): Map<string, Known<Row>> {
  const memory = memories.get(clickhouse) ?? new Map<string, Map<string, Known<unknown>>>();
  memories.set(clickhouse, memory);
  // A key names its question, and so the rows that were kept under it.
  const known = (memory.get(key) ?? new Map()) as Map<string, Known<Row>>;
  memory.delete(key);
  memory.set(key, known);
  const [oldest] = memory.keys();
  if (memory.size > MAX_QUESTIONS && oldest !== undefined) memory.delete(oldest);
  return known;
}

const partsRow = z.object({ partition: z.string(), parts: z.string() });

/**
 * By month, what names its content. Replicas may lag behind the one that is asked, and then say nothing of what another
 * will count: nothing is remembered of them.
 */
async function readParts(
  clickhouse: ClickHouse,
  table: string,
  { signal, maxSeconds = 10 }: AskOptions,
): Promise<Map<string, string>> {
  const result = await clickhouse.query({
    query: `
      select partition_id as partition, toString(arraySort(groupArray((name, hash_of_all_files)))) as parts
      from system.parts
      where database = currentDatabase() and table = {table:String} and active and engine not like 'Replicated%'
      group by partition_id`,
    query_params: { table },
    format: 'JSONEachRow',
    ...(signal ? { abort_signal: signal } : {}),
    clickhouse_settings: { readonly: '1', max_execution_time: maxSeconds },
  });
  return new Map(
    z
      .array(partsRow)
      .parse(await result.json())
      .map(({ partition, parts }) => [partition, parts]),
  );
}
