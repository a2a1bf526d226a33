import {
  factTables,
  finishBatch,
  freezeBatch,
  getFrozenBatch,
  readFactRows,
  withFactsLock,
  writeFacts,
  type ClickHouse,
  type FactTables,
} from '@debrief/db/clickhouse';
import { getCursor, readOutbox, type OutboxHole, type Sql } from '@debrief/db';

export interface LoadFactsDeps {
  /** A pool of at least two connections that sees every workspace. */
  sql: Sql;
  clickhouse: ClickHouse;
  /** Outbox rows per batch at most; 5,000 when absent. */
  limit?: number;
  /** Where to load to; the tables that are asked, when absent. */
  tables?: FactTables;
}

export interface LoadedFacts {
  /** Facts written, conversations and messages. */
  rows: number;
  /** The reader's cursor now. */
  toSeq: number;
  /** Nothing more to read. False with no rows: a running transaction holds the next ones back, ask again in a moment. */
  caughtUp: boolean;
}

export type LoadFacts = (reader: string) => Promise<LoadedFacts>;

/**
 * One step of the analytics reader: freezes the next batch of the outbox, or takes up the one a crash left, reads the
 * current state of what is in it, inserts that, and only then moves the cursor. Steps of several processes take turns.
 */
export function createLoadFacts({ sql, clickhouse, limit = 5_000, tables = factTables }: LoadFactsDeps): LoadFacts {
  const holes = new Map<string, OutboxHole | null>();

  async function nextBatch(reader: string) {
    const frozen = await getFrozenBatch(sql, reader);
    if (frozen) return { batch: frozen, cursor: frozen.fromSeq, caughtUp: false };

    const cursor = await getCursor(sql, reader);
    const { rows, hole } = await readOutbox(sql, { afterSeq: cursor, limit, hole: holes.get(reader) ?? null });
    holes.set(reader, hole);
    const caughtUp = rows.length < limit && hole === null;
    return { batch: rows.length > 0 ? await freezeBatch(sql, reader, cursor, rows) : null, cursor, caughtUp };
  }

  return function loadFacts(reader) {
    return withFactsLock(sql, async () => {
      const { batch, cursor, caughtUp } = await nextBatch(reader);
      if (!batch) return { rows: 0, toSeq: cursor, caughtUp };

      const facts = await readFactRows(sql, {
        conversationIds: batch.members.map((member) => member.conversationId),
        messageIds: batch.members.flatMap((member) => member.messageIds),
      });
      await writeFacts(clickhouse, batch.id, facts, tables);
      await finishBatch(sql, batch);
      return { rows: facts.conversations.length + facts.messages.length, toSeq: batch.toSeq, caughtUp };
    });
  };
}
