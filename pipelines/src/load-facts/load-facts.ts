import {
  countRows,
  factTables,
  finishBatch,
  freezeBatch,
  getFrozenBatch,
  listRequestIds,
  readFactRows,
  withFactsLock,
  writeFacts,
  type ClickHouse,
  type FactRows,
  type FactsBatch,
  type FactTables,
  type LockConnection,
} from '@debrief/db/clickhouse';
import { getCursor, readOutboxSpan, type OutboxHole, type Sql } from '@debrief/db';
import { noTelemetry, type Telemetry } from '../telemetry/index.ts';

export interface LoadFactsDeps {
  /** A pool of at least three connections that sees every workspace. */
  sql: Sql;
  clickhouse: ClickHouse;
  /** Outbox rows per batch at most; 40,000 when absent. Less is taken when less is there. */
  limit?: number;
  /** Where to load to; the tables that are asked, when absent. */
  tables?: FactTables;
  /** Asked with each batch whether anybody wants to know the requests behind it; nobody does, when absent. */
  wantsRequestIds?: () => boolean;
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
  /** The requests that its changes came with, if they were wanted. */
  requestIds: string[];
}

const IDS_PER_SPAN = 50;

export type LoadFacts = (reader: string) => Promise<LoadedFacts>;

interface Found {
  /** Null when there is nothing to read now. */
  batch: FactsBatch | null;
  caughtUp: boolean;
}

/** A batch that was frozen, and whose facts are read, before its turn. */
interface Ahead {
  batch: FactsBatch;
  caughtUp: boolean;
  facts: Promise<FactRows>;
}

/**
 * One step of the analytics reader: freezes the next batch of the outbox, or takes up the one a crash left, reads the
 * current state of what is in it, inserts that, and only then moves the cursor. Behind a backlog it freezes and reads the
 * batch after that while ClickHouse is busy with this one. Steps of several processes take turns.
 */
export function createLoadFacts({
  sql,
  clickhouse,
  limit = 40_000,
  tables = factTables,
  wantsRequestIds = () => false,
  telemetry = noTelemetry,
}: LoadFactsDeps): LoadFacts {
  const holes = new Map<string, OutboxHole | null>();
  const aheads = new Map<string, Ahead>();

  async function freezeNext(reader: string, afterSeq: number): Promise<Found> {
    const remembered = holes.get(reader) ?? null;
    const { toSeq, isFull, hole } = await readOutboxSpan(sql, { afterSeq, maxWeight: limit, hole: remembered });
    holes.set(reader, hole);
    const batch = toSeq > afterSeq ? await freezeBatch(sql, reader, { fromSeq: afterSeq, toSeq }) : null;
    return { batch, caughtUp: !isFull && hole === null };
  }

  async function findBatch(reader: string, cursor: number): Promise<Found> {
    const frozen = await getFrozenBatch(sql, reader);
    return frozen ? { batch: frozen, caughtUp: false } : freezeNext(reader, cursor);
  }

  async function lookAhead(reader: string, afterSeq: number): Promise<void> {
    const frozen = await getFrozenBatch(sql, reader, afterSeq);
    const { batch, caughtUp } = frozen ? { batch: frozen, caughtUp: false } : await freezeNext(reader, afterSeq);
    if (!batch) return;
    const facts = readFactRows(sql, { batchId: batch.id });
    // Its failure is met when its turn comes.
    facts.catch(() => {});
    aheads.set(reader, { batch, caughtUp, facts });
  }

  return function loadFacts(reader) {
    return withFactsLock(sql, async (lock) => {
      const cursor = await getCursor(sql, reader);
      const ahead = aheads.get(reader);
      aheads.delete(reader);
      // Another process may have had its turn in between.
      const inTime = ahead?.batch.fromSeq === cursor ? ahead : null;
      const { batch, caughtUp } = inTime ?? (await findBatch(reader, cursor));
      if (!batch) return { rows: 0, batch: null, toSeq: cursor, caughtUp };
      const attributes = { 'debrief.batch': batch.id, 'debrief.conversations': batch.conversations };
      const loaded = await telemetry.trace(`outbox ${reader}`, attributes, async (set) => {
        const done = await load(batch, inTime?.facts ?? null, caughtUp, lock);
        set({ 'debrief.request_ids': done.batch.requestIds.slice(0, IDS_PER_SPAN) });
        return done;
      });
      return { ...loaded, toSeq: batch.toSeq, caughtUp };
    });
  };

  /** Inserts the batch, and moves the cursor past it once that is durable. */
  async function load(batch: FactsBatch, read: Promise<FactRows> | null, isLast: boolean, lock: LockConnection) {
    await expectAnswer(clickhouse);
    const facts = await (read ?? readFactRows(sql, { batchId: batch.id }));
    const startedAt = performance.now();
    // A look ahead that fails is made anew in its turn.
    const looking = isLast ? null : lookAhead(batch.reader, batch.toSeq).catch(() => {});
    const requestIds = wantsRequestIds() ? await listRequestIds(sql, batch) : [];
    try {
      await writeFacts(clickhouse, batch.id, facts, tables);
    } finally {
      await looking;
    }
    const insertSeconds = (performance.now() - startedAt) / 1_000;
    await finishBatch(lock, batch);
    const { id, fromSeq, conversations } = batch;
    return { rows: countRows(facts), batch: { id, fromSeq, conversations, insertSeconds, requestIds } };
  }
}

/** While ClickHouse is away a batch is tried again and again: Postgres need not be read for nothing each time. */
async function expectAnswer(clickhouse: ClickHouse): Promise<void> {
  const answer = await clickhouse.ping();
  if (!answer.success) throw answer.error;
}
