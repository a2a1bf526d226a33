import { z } from 'zod';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { AskOptions } from './ask.ts';
import { askByMonth } from './ask-by-month.ts';
import type { ClickHouse } from './connect.ts';
import type { FactFilter } from './filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { ch, uuidList } from './fragment.ts';

export interface TabQuestion {
  filter: FactFilter;
  timeZone: string;
  /** Left out: what is known of them is out of date. */
  without: readonly ConversationId[];
  /** The months (as 202611) in which those started; null where that is not known. */
  withoutMonths: readonly string[] | null;
}

/** The bits of the column `tabs` (migrations/clickhouse/0004). */
const bits = { flagged: 1, waiting: 2, snoozed: 4, resolved: 8 } as const;

/** The Inbox's tabs but "mine" and "live": facts do not know who is assigned, and "live" changes while nothing does. */
export type FactTabCounts = Record<'all' | keyof typeof bits, number>;

const row = z.object({ tabs: z.int(), conversations: z.int() });

/** How many of a filter's conversations each tab of the Inbox holds. */
export async function countTabs(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  { filter, timeZone, without, withoutMonths }: TabQuestion,
  options: AskOptions = {},
): Promise<FactTabCounts> {
  const odd = { where: ch`conversation_id not in (${uuidList(without)})`, months: withoutMonths };
  const groups = await askByMonth(
    clickhouse,
    workspaceId,
    {
      from: 'conversation_facts',
      key: JSON.stringify(['tabs', filter, timeZone]),
      ...(without.length > 0 && { odd }),
      select: ch`tabs, count() as conversations`,
      where: filterToSql(filter, { timeZone }),
      rest: ch`group by tabs`,
      row,
    },
    options,
  );
  const sum = (bit: number) =>
    groups.reduce((total, { tabs, conversations }) => total + ((tabs & bit) === bit ? conversations : 0), 0);
  return {
    all: sum(0),
    flagged: sum(bits.flagged),
    waiting: sum(bits.waiting),
    snoozed: sum(bits.snoozed),
    resolved: sum(bits.resolved),
  };
}
