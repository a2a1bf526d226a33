import {
  factTables,
  finishBatch,
  freezeBatch,
  getFrozenBatch,
  readFactRows,
  withFactsLock,
  writeFacts,
  type ClickHouse,
  type FactsBatch,
  type FactTables,
} from '@debrief/db/clickhouse';
import { getCursor, readOutbox, type OutboxHole, type Sql } from '@debrief/db';
import { noTelemetry, type Telemetry } from '../telemetry/index.ts';

export interface LoadFactsDeps {
  /** A pool of at least two connections that sees every workspace. */
  sql: Sql;
  clickhouse: ClickHouse;
  /** Outbox rows per batch at most; 5,000 when absent. */
  limit?: number;
  /** Where to load to; the tables that are asked, when absent. */
  tables?: FactTables;
  telemetry?: Telemetry;
}

export interface LoadedFacts {
  /** Facts written, conversations and messages. */
  rows: number;
  /** The batch they were written as; null when there was nothing to write. */
  batch: LoadedBatch | null;
  /** The reader's cursor now. */
  toSeq: number;
  /** Nothing more to read. False with no rows: a running transaction holds the next ones back, ask again in a moment. */
  caughtUp: boolean;
}

export interface LoadedBatch {
  id: string;
  fromSeq: number;
  conversations: number;
  insertSeconds: number;
  /** The requests that its changes came with. */
  requestIds: string[];
}

const IDS_PER_SPAN = 50;

export type LoadFacts = (reader: string) => Promise<LoadedFacts>;

/**
 * One step of the analytics reader: freezes the next batch of the outbox, or takes up the one a crash left, reads the
 * current state of what is in it, inserts that, and only then moves the cursor. Steps of several processes take turns.
 */
export function createLoadFacts({
  sql,
  clickhouse,
  limit = 5_000,
  tables = factTables,
  telemetry = noTelemetry,
}: LoadFactsDeps): LoadFacts {
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
      if (!batch) return { rows: 0, batch: null, toSeq: cursor, caughtUp };
      const attributes = { 'debrief.batch': batch.id, 'debrief.conversations': batch.members.length };
      const loaded = await telemetry.trace(`outbox ${reader}`, attributes, async (set) => {
        const done = await load(batch);
        set({ 'debrief.request_ids': done.batch.requestIds.slice(0, IDS_PER_SPAN) });
        return done;
      });
      return { ...loaded, toSeq: batch.toSeq, caughtUp };
    });
  };

  /** Inserts the batch, and moves the cursor past it once that is durable. */
  async function load(batch: FactsBatch): Promise<{ rows: number; batch: LoadedBatch }> {
    const { id, fromSeq, members } = batch;
    const facts = await readFactRows(sql, {
      conversationIds: members.map((member) => member.conversationId),
      messageIds: members.flatMap((member) => member.messageIds),
    });
    const startedAt = performance.now();
    await writeFacts(clickhouse, id, facts, tables);
    const insertSeconds = (performance.now() - startedAt) / 1_000;
    await finishBatch(sql, batch);
    const requestIds = [...new Set(members.flatMap((member) => member.requestIds ?? []))];
    return {
      rows: facts.conversations.length + facts.messages.length,
      batch: { id, fromSeq, conversations: members.length, insertSeconds, requestIds },
    };
  }
}
