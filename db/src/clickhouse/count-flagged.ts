import { z } from 'zod';
import { flagKinds, type FlagKind } from '../analyses/words.ts';
import type { WorkspaceId } from '../ids.ts';
import { ask, type AskOptions } from './ask.ts';
import { within, type Period } from './buckets.ts';
import type { ClickHouse } from './connect.ts';
import { everything, type FactFilter } from './filter.ts';
import { filterToSql } from './filter-to-sql.ts';
import { ch, join, name } from './fragment.ts';

export interface FlaggedCount {
  /** Conversations that started in the period. */
  conversations: number;
  /** Those with an open flag, each once. */
  flagged: number;
  /** Those with an open flag of the kind; one with two kinds counts in both. */
  byKind: Record<FlagKind, number>;
}

/** How many conversations of a period hold open flags, by kind of flag: the Review page's counts. */
export async function countFlagged(
  clickhouse: ClickHouse,
  workspaceId: WorkspaceId,
  { period, timeZone, filter = everything }: { period: Period; timeZone: string; filter?: FactFilter },
  options: AskOptions = {},
): Promise<FlaggedCount> {
  // The kinds are this repository's own words, so their names may stand in the text.
  const kinds = flagKinds.map((kind) => ch`countIf(has(flag_kinds, '${name(kind)}')) as ${name(kind)}`);
  const [counted] = await ask(
    clickhouse,
    workspaceId,
    {
      from: 'conversation_facts',
      select: ch`count() as conversations, countIf(notEmpty(flag_kinds)) as flagged, ${join(kinds, ', ')}`,
      where: ch`${within(period)} and ${filterToSql(filter, { timeZone })}`,
      row: z
        .object({ conversations: z.int(), flagged: z.int() })
        .and(z.record(z.string(), z.int()))
        .transform(({ conversations, flagged, ...byKind }) => ({
          conversations,
          flagged,
          byKind: z.record(z.enum(flagKinds), z.int()).parse(byKind),
        })),
    },
    options,
  );
  if (!counted) throw new Error('an aggregate without groups returned no row');
  return counted;
}
