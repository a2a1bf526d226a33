/**
 * Counts of months that have not changed are remembered. A month of facts is a partition; what is in it is named by its
 * parts and their checksums, which nothing but a write or a merge changes. So the same question, asked again, reads the
 * months that were written to since, mostly one, and is as exact as one that reads them all.
 *
 * Each statement costs about 10 ms of CPU time before it reads a row. So the months of a year are asked and remembered as
 * one stretch, but for this month and the last one, which are written to all the time, each of which is its own.
 */
import { z } from 'zod';
import type { WorkspaceId } from '../ids.ts';
import { ask, type AskOptions, type FactsPart, type Question } from './ask.ts';
import type { ClickHouse } from './connect.ts';
import type { Fragment } from './fragment.ts';
import { recall } from './remember-counts.ts';

export interface MonthlyQuestion<Row> extends Question<Row> {
  /** All that the answer depends on but the workspace and the facts. */
  key: string;
  /** What is asked besides this time alone: of these months (UTC, as 202611), or of all where nobody knows which. */
  odd?: { where: Fragment; months: readonly string[] | null };
}

interface Stretch {
  months: string[];
  /** What names the content of all of them. */
  parts: string;
}

/** Asks a question of each stretch of months apart; returns the rows of all of them. Throws as `ask` does. */
export async function askByMonth<Row>(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  { key, odd, ...question }: MonthlyQuestion<Row>,
  options: AskOptions = {},
): Promise<Row[]> {
  const now = toStretches(await readParts(clickhouse, question.from, options), new Date());
  if (now.size === 0) {
    const whole: FactsPart = odd ? { where: odd.where } : {};
    return ask(clickhouse, workspaceId, { ...question, parts: [whole] }, options);
  }
  const memory = recall<Row>(clickhouse, `${workspaceId} ${question.from} ${key}`);
  const isOdd = ({ months }: Stretch) =>
    odd !== undefined && (odd.months === null || odd.months.some((month) => months.includes(month)));
  const kept: Row[] = [];
  const missing: [string, Stretch][] = [];
  const oddMonths: string[] = [];
  for (const [name, stretch] of now) {
    const known = memory.find(name, stretch.parts);
    if (isOdd(stretch)) oddMonths.push(...stretch.months);
    else if (known) kept.push(...known);
    else missing.push([name, stretch]);
  }
  const parts: FactsPart[] = missing.map(([, { months }]) => ({ months }));
  if (odd && oddMonths.length > 0) parts.push({ months: oddMonths, where: odd.where });
  if (parts.length === 0) return kept;

  const row = z.object({ part: z.int(), row: question.row });
  const rows = await ask(clickhouse, workspaceId, { ...question, parts, row: z.preprocess(apart, row) }, options);
  // Read before the rows: where a write came in between, the next reading differs and the stretch is asked for again.
  for (const [part, [name, stretch]] of missing.entries()) {
    memory.keep(
      name,
      stretch.parts,
      rows.flatMap((each) => (each.part === part ? [each.row] : [])),
    );
  }
  return [...kept, ...rows.map((each) => each.row)];
}

/** The row beside the number of the part it is of. */
function apart(found: unknown): unknown {
  return { ...z.object({ part: z.int() }).parse(found), row: found };
}

function toStretches(parts: Map<string, string>, today: Date): Map<string, Stretch> {
  const lastMonth = formatMonth(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1)));
  const stretches = new Map<string, Stretch>();
  for (const [month, names] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = month < lastMonth ? month.slice(0, 4) : month;
    const stretch = stretches.get(name) ?? { months: [], parts: '' };
    stretches.set(name, { months: [...stretch.months, month], parts: `${stretch.parts} ${month} ${names}` });
  }
  return stretches;
}

function formatMonth(date: Date): string {
  return date.toISOString().slice(0, 7).replace('-', '');
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
      select partition_id as partition, hex(sipHash128(arraySort(groupArray((name, hash_of_all_files))))) as parts
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
