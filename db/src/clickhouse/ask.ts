import { z } from 'zod';
import type { WorkspaceId } from '../ids.ts';
import type { ClickHouse } from './connect.ts';
import { bind, ch, join, monthList, render, type Fragment } from './fragment.ts';

export interface Question<Row> {
  from: 'conversation_facts' | 'message_facts';
  select: Fragment;
  /** Joined to the workspace filter with `and`; an `or` in it stays inside. */
  where?: Fragment;
  /** `group by`, `order by` and `limit`. */
  rest?: Fragment;
  /** What is asked of that answer in turn; the question itself when absent. */
  then?: { select: Fragment; rest: Fragment };
  /** Asked of each of these apart, whose place in the list is the answer's `part`; of all at once when absent. */
  parts?: readonly FactsPart[];
  row: z.ZodType<Row>;
}

/** Some months of the facts. */
export interface FactsPart {
  /** As 202611. */
  months: readonly string[];
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

function write<Row>(workspaceId: WorkspaceId, { parts, ...question }: Question<Row>): Fragment {
  if (!parts) return writeOne(workspaceId, question);
  const each = parts.map(({ months, where }, part) => {
    const all = [ch`_partition_id in (${monthList(months)})`, question.where ?? ch`1`, where ?? ch`1`];
    const asked = writeOne(workspaceId, { ...question, where: ch`(${join(all, ') and (')})` });
    return ch`select ${bind('UInt64', part)} as part, * from (${asked})`;
  });
  return join(each, ' union all ');
}

function writeOne<Row>(workspaceId: WorkspaceId, { from, select, where, rest, then }: Question<Row>): Fragment {
  const answer = ch`
    select ${select}
    from ${tables[from]}
    where ${ofWorkspace[from](workspaceId)} and (${where ?? ch`1`})
    ${rest ?? ch``}`;
  return then ? ch`select ${then.select} from (${answer}) ${then.rest}` : answer;
}

/** The key says where the workspace's rows are; that each is one of them is read from the narrower column, where there is one. */
const ofWorkspace = {
  conversation_facts: (id: WorkspaceId) =>
    ch`indexHint(workspace_id = ${bind('UUID', id)}) and workspace = ${bind('String', id)}`,
  message_facts: (id: WorkspaceId) => ch`workspace_id = ${bind('UUID', id)}`,
};

const tables = { conversation_facts: ch`conversation_facts`, message_facts: ch`message_facts` };
