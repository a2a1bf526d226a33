import { z } from 'zod';
import { LIVE_MINUTES } from '../conversations/live-minutes.ts';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import { ask, type AskOptions } from './ask.ts';
import type { ClickHouse } from './connect.ts';
import type { FactFilter } from './filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { bindInstant, ch, uuidList } from './fragment.ts';

export interface TabQuestion {
  filter: FactFilter;
  timeZone: string;
  now: Date;
  /** Left out: what is known of them is out of date. */
  without: readonly ConversationId[];
}

/** The Inbox's tabs but "mine": facts do not know who is assigned. */
export type FactTabCounts = Record<'all' | 'live' | 'flagged' | 'waiting' | 'snoozed' | 'resolved', number>;

const row: z.ZodType<FactTabCounts> = z.object({
  ...{ all: z.int(), live: z.int(), flagged: z.int() },
  ...{ waiting: z.int(), snoozed: z.int(), resolved: z.int() },
});

const LIVE_MS = LIVE_MINUTES * 60_000;

/** How many of a filter's conversations each tab of the Inbox holds. */
export async function countTabs(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  { filter, timeZone, now, without }: TabQuestion,
  options: AskOptions = {},
): Promise<FactTabCounts> {
  const since = bindInstant(new Date(now.getTime() - LIVE_MS));
  const others = without.length > 0 ? ch`conversation_id not in (${uuidList(without)})` : ch`1`;
  const [counted] = await ask(
    clickhouse,
    workspaceId,
    {
      from: 'conversation_facts',
      select: ch`count() as all, countIf(last_at > ${since} and not ended) as live,
        countIf(notEmpty(flag_kinds)) as flagged, countIf(handoff = 'waiting') as waiting,
        countIf(status = 'snoozed') as snoozed, countIf(status = 'resolved') as resolved`,
      where: ch`${filterToSql(filter, { timeZone })} and ${others}`,
      row,
    },
    options,
  );
  if (!counted) throw new Error('an aggregate without groups returned no row');
  return counted;
}
