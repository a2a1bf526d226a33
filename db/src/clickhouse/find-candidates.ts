import { z } from 'zod';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import { ask, type AskOptions, type Question } from './ask.ts';
import type { ClickHouse } from './connect.ts';
import type { FactFilter } from './filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { bind, bindInstant, ch } from './fragment.ts';

export interface CandidateQuestion {
  filter: FactFilter;
  timeZone: string;
  /** Their last activity is at this millisecond or before it. */
  upTo: Date;
  /** As many as these, and all that share the last one's millisecond. */
  limit: number;
}

export interface Candidates {
  ids: ConversationId[];
  /** Everything that facts know of is among them down to this millisecond; null where that is to the beginning of time. */
  downTo: Date | null;
}

/** A sender may stamp any number of conversations with one time: beyond these nobody is helped by candidates. */
const MAX_ROWS = 20_000;

const row = z.object({ id: z.string(), at: z.int() });

/**
 * The conversations that may be a filter's, those active last first. Older versions are not merged away, which would
 * read every row: so some are named that no longer are, and whoever asks looks at each in Postgres. None is left out but
 * those that changed since they were loaded. Throws as `ask` does, and RangeError where too many share one time.
 */
export async function findCandidates(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  wanted: CandidateQuestion,
  options: AskOptions = {},
): Promise<Candidates> {
  const rows = await ask(clickhouse, workspaceId, write(wanted), { ...options, allVersions: true });
  if (rows.length > MAX_ROWS) throw new RangeError(`more than ${MAX_ROWS} conversations share one time`);
  const last = rows.at(-1);
  return {
    ids: [...new Set(rows.map(({ id }) => id as ConversationId))],
    downTo: last && rows.length >= wanted.limit ? new Date(last.at) : null,
  };
}

function write({ filter, timeZone, upTo, limit }: CandidateQuestion): Question<z.infer<typeof row>> {
  return {
    from: 'conversation_facts',
    select: ch`conversation_id, last_at`,
    where: ch`${filterToSql(filter, { timeZone })} and not is_deleted and last_at <= ${bindInstant(upTo)}`,
    rest: ch`order by last_at desc limit ${bind('UInt64', limit)} with ties`,
    then: (rows) => ch`
      select toString(conversation_id) as id, toUnixTimestamp64Milli(last_at) as at from ${rows}
      order by at desc limit ${bind('UInt64', MAX_ROWS + 1)}`,
    row,
  };
}
