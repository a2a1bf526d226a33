/**
 * Facts from nothing, out of Postgres, while conversations keep coming in.
 *
 * 1. Note the outbox position P up to which everything is committed, and pin it with a cursor of its own.
 * 2. Fill fresh tables, block by block in the order of the facts; a block sees at least everything up to P.
 * 3. Load what changed since P on top; the revision decides, so order does not matter.
 * 4. While nobody loads: the last of it, up to where the analytics reader is, then exchange the tables.
 * 5. Once more up to where the reader is: had the lock been lost on the way, a batch may have gone into the old tables.
 * 6. Note that the facts are filled (see ensure-facts.ts).
 *
 * A rebuild that fails leaves the old tables as they were; what one that was killed leaves, forget-rebuild.ts clears.
 */
import { setTimeout } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type { WorkspaceId } from '../ids.ts';
import { getCursor, moveCursor } from '../outbox/cursor.ts';
import { readOutboxSpan } from '../outbox/read-span.ts';
import type { OutboxHole } from '../outbox/read.ts';
import type { Sql } from '../postgres/connect.ts';
import { assertHeld } from '../postgres/hold-lock.ts';
import type { ClickHouse } from './connect.ts';
import { withFactsLock } from './facts-lock.ts';
import { forgetRebuild, type RebuildPlace } from './forget-rebuild.ts';
import { createFreshTables, exchangeTables } from './fresh-tables.ts';
import { markFactsFilled } from './mark-filled.ts';
import { aloneInRebuild, rebuildPin } from './rebuild-alone.ts';
import { readFactRows, type ConversationPlace, type FactSource } from './read-fact-rows.ts';
import { factTables, writeFacts, type FactTables } from './write-facts.ts';

export interface RebuildOptions extends RebuildPlace {
  /** Conversations per block at most; 10,000 when absent. */
  blockSize?: number;
  signal?: AbortSignal;
  onProgress?: (progress: RebuildProgress) => void;
}

export interface RebuildProgress {
  conversations: number;
  /** As counted when the rebuild began. */
  ofConversations: number;
  messages: number;
}

/** More connections than one, and memory for as many blocks. */
const LANES = 2;
/** About as many as a batch of the reader has. */
const FACTS_PER_BLOCK = 60_000;

/** Replaces all facts by what Postgres holds. Throws RebuildRunningError when another rebuild is under way. */
export async function rebuild(
  sql: Sql,
  clickhouse: ClickHouse,
  { cluster, reader = 'analytics', blockSize = 10_000, signal, onProgress }: RebuildOptions = {},
): Promise<RebuildProgress> {
  const place = { cluster, reader };
  return aloneInRebuild(sql, async (alone) => {
    await forgetRebuild(sql, clickhouse, place);
    const position = await getCursor(sql, reader);
    await moveCursor(sql, rebuildPin(reader), position);
    try {
      const fresh = await createFreshTables(clickhouse, cluster);
      const progress = await fill(sql, clickhouse, fresh, { blockSize, signal, onProgress });
      const changes = followOutbox(sql, clickhouse, position);
      const readUpToReader = async (into: FactTables) => {
        const goal = await getCursor(sql, reader);
        await changes.readUntil((seq) => seq >= goal, into, signal);
      };
      await changes.readUntil(() => false, fresh, signal);
      await withFactsLock(sql, async (lock) => {
        await readUpToReader(fresh);
        await Promise.all([alone, lock].map(assertHeld));
        await exchangeTables(clickhouse, fresh, cluster);
      });
      await withFactsLock(sql, () => readUpToReader(factTables));
      await markFactsFilled(clickhouse);
      return progress;
    } finally {
      // What went wrong is thrown already; remains that cannot be cleared now are cleared later, as long as they are pinned.
      await assertHeld(alone)
        .then(() => forgetRebuild(sql, clickhouse, place))
        .catch(() => {});
    }
  });
}

async function fill(
  sql: Sql,
  clickhouse: ClickHouse,
  fresh: FactTables,
  { blockSize, signal, onProgress }: Required<Pick<RebuildOptions, 'blockSize'>> & RebuildOptions,
): Promise<RebuildProgress> {
  const [counted] = await sql<[{ conversations: number }]>`select count(*) as conversations from conversation`;
  const progress = { conversations: 0, ofConversations: counted.conversations, messages: 0 };
  const blocks = listBlocks(sql, blockSize);
  const failed = new AbortController();
  const until = AbortSignal.any([failed.signal, ...(signal ? [signal] : [])]);

  async function fillLane(): Promise<void> {
    for (let block = await blocks.next(); !block.done; block = await blocks.next()) {
      until.throwIfAborted();
      const facts = await readFactRows(sql, block.value);
      await writeFacts(clickhouse, uuidv7(), facts, fresh);
      progress.conversations += facts.conversations.rows;
      progress.messages += facts.messages.rows;
      onProgress?.({ ...progress });
    }
  }
  // While one lane waits for ClickHouse another reads. None is left running behind the failure of another.
  const lanes = Array.from({ length: LANES }, () =>
    fillLane().catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(lanes);
  until.throwIfAborted();
  return progress;
}

/** All conversations in blocks that mostly fall into one partition; one of long conversations has fewer of them. */
async function* listBlocks(sql: Sql, blockSize: number): AsyncGenerator<FactSource> {
  const workspaces = await sql<{ id: WorkspaceId }[]>`select id from workspace order by id`;
  for (const { id: workspaceId } of workspaces) {
    let after: ConversationPlace | null = null;
    for (;;) {
      // As text: a Date would lose the microseconds, and with them conversations.
      const [last]: ConversationPlace[] = await sql`
        select started_at::text as at, id from (
          select started_at, id, sum(message_count + 1) over (order by started_at, id) as weight,
            row_number() over (order by started_at, id) as nth
          from (
            select started_at, id, message_count from conversation
            where workspace_id = ${workspaceId}
              ${after ? sql`and (started_at, id) > (${after.at}::text::timestamptz, ${after.id})` : sql``}
            order by started_at, id
            limit ${blockSize}
          ) as next
        ) as weighed
        where weight <= ${FACTS_PER_BLOCK} or nth = 1
        order by nth desc
        limit 1`;
      if (!last) break;
      yield { workspaceId, after, upTo: last };
      after = last;
    }
  }
}

/** Loads what the outbox tells of after a position. */
function followOutbox(sql: Sql, clickhouse: ClickHouse, position: number) {
  let seq = position;
  let hole: OutboxHole | null = null;

  /** Reads on until `enough`, or until there is no more; waits for running transactions in front of the next rows. */
  async function readUntil(
    enough: (seq: number) => boolean,
    into: FactTables,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    while (!enough(seq)) {
      signal?.throwIfAborted();
      const span = await readOutboxSpan(sql, { afterSeq: seq, maxWeight: FACTS_PER_BLOCK, hole });
      hole = span.hole;
      if (span.toSeq === seq && !hole) return;
      if (span.toSeq === seq) {
        await setTimeout(20);
        continue;
      }
      const facts = await readFactRows(sql, { afterSeq: seq, toSeq: span.toSeq });
      await writeFacts(clickhouse, uuidv7(), facts, into);
      seq = span.toSeq;
    }
  }
  return { readUntil };
}
