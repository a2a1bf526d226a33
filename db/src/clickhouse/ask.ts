import { z } from 'zod';
import type { WorkspaceId } from '../ids.ts';
import type { ClickHouse } from './connect.ts';
import { bind, ch, join, monthList, render, type Fragment } from './fragment.ts';

/** One reading of the facts. */
export interface Reading {
  select: Fragment;
  /** Joined to the workspace filter with `and`; an `or` in it stays inside. */
  where?: Fragment;
  /** `group by`, `order by` and `limit`. */
  rest?: Fragment;
  /** What is asked in turn of that answer, given as `(select …)`: of all parts at once, which its column `part` tells apart. */
  then?: (answer: Fragment) => Fragment;
}

type Source = 'conversation_facts' | 'message_facts';

export interface Question<Row> extends Reading {
  from: Source;
  /** Read in the same statement; their rows stand among the others. */
  also?: readonly Reading[];
  /** Asked of each of these apart, whose place in the list is the answer's `part`; of all at once when absent. */
  parts?: readonly FactsPart[];
  row: z.ZodType<Row>;
}

/** Some months of the facts. */
export interface FactsPart {
  /** As 202611; all of them when absent. */
  months?: readonly string[];
  /** What is asked of these alone. */
  where?: Fragment;
}

export interface AskOptions {
  signal?: AbortSignal;
  /** Seconds the engine may spend; 10 when absent. */
  maxSeconds?: number;
  /** Superseded and deleted versions of rows too: only for telling what is stored, never for counting. */
  allVersions?: boolean;
}

/**
 * The only way facts are read: builds the query with the workspace's filter around everything else, read-only, with a
 * limit on time, over the latest version of each row. Returns the rows, parsed.
 * Throws ClickHouseError when the engine refuses or runs out of time, ZodError when a row is not what was promised.
 */
export async function ask<Row>(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  question: Question<Row>,
  { signal, maxSeconds = 10, allVersions = false }: AskOptions = {},
): Promise<Row[]> {
  const { query, params } = render(write(workspaceId, question));
  const result = await clickhouse.query({
    query,
    query_params: params,
    format: 'JSONEachRow',
    ...(signal ? { abort_signal: signal } : {}),
    clickhouse_settings: {
      readonly: '1',
      max_execution_time: maxSeconds,
      final: allVersions ? 0 : 1,
      // Every version of a row is in one partition (immutable partition column), so partitions need not meet; and only
      // then does `final` skip those outside the period (seen in 26.7).
      do_not_merge_across_partitions_select_final: 1,
    },
  });
  return z.array(question.row).parse(await result.json());
}

function write<Row>(workspaceId: WorkspaceId, { from, also = [], parts, ...reading }: Question<Row>): Fragment {
  const readings = [reading, ...also].map(({ then, ...each }) => {
    const answers = parts?.map((part, index) => {
      const asked = writeOne(workspaceId, from, { ...each, where: within(part, each.where) });
      return ch`select ${bind('UInt64', index)} as part, * from (${asked})`;
    });
    const answer = answers ? join(answers, ' union all ') : writeOne(workspaceId, from, each);
    return then ? then(ch`(${answer})`) : answer;
  });
  return join(readings, ' union all ');
}

function within({ months, where }: FactsPart, asked?: Fragment): Fragment {
  const ofMonths = months && ch`_partition_id in (${monthList(months)})`;
  const conditions = [ofMonths, asked, where].filter((condition) => condition !== undefined);
  return ch`(${join(conditions, ') and (', '1')})`;
}

function writeOne(workspaceId: WorkspaceId, from: Source, { select, where, rest }: Reading): Fragment {
  return ch`
    select ${select}
    from ${tables[from]}
    where ${ofWorkspace[from](workspaceId)} and (${where ?? ch`1`})
    ${rest ?? ch``}`;
}

/** The key says where the workspace's rows are; that each is one of them is read from the narrower column, where there is one. */
const ofWorkspace = {
  conversation_facts: (id: WorkspaceId) =>
    ch`indexHint(workspace_id = ${bind('UUID', id)}) and workspace = ${bind('String', id)}`,
  message_facts: (id: WorkspaceId) => ch`workspace_id = ${bind('UUID', id)}`,
};

const tables = { conversation_facts: ch`conversation_facts`, message_facts: ch`message_facts` };
