/**
 * Does the oracle see what it is there to see? The same traffic goes through the real loader, which it must clear, and
 * through readers and writers that are broken in the ways that outbox readers and writers are, which it must blame.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  appendItems,
  connectPostgres,
  createWorkspace,
  getCursor,
  moveCursor,
  newestSeq,
  type ConversationId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { connectClickHouse, readFactRows, writeFacts, type ClickHouse } from '@debrief/db/clickhouse';
import { createTestClickHouse, createTestDatabase } from '@debrief/db/testing';
import { createLoadFacts } from '@debrief/pipelines/load-facts';
import { expect, test } from 'vitest';
import { gatherEvidence } from './gather-evidence.ts';
import { judge } from './judge.ts';
import { createSentBook, noteAcknowledged, noteOffered, type SentBook, type SentItem } from './sent.ts';
import type { Verdict } from './verdict.ts';

interface Bed {
  sql: Sql;
  clickhouse: ClickHouse;
  workspaceId: WorkspaceId;
  sent: SentBook;
}

/** Takes a step; resolves to whether there was nothing left to read. */
type Step = () => Promise<boolean>;

const READER = 'analytics';
const CONVERSATIONS = 60;
const WRITERS = 8;

/** What the oracle says after traffic through a writer and a reader of the caller's. */
async function verdictsOf(parts: {
  write?: (bed: Bed, item: SentItem) => Promise<void>;
  read: (bed: Bed) => Step;
  /** Called with one transaction open since before all others, and the numbers it drew; it commits when this is done. */
  meanwhile?: (bed: Bed, upTo: number) => Promise<void>;
}) {
  await using database = await createTestDatabase();
  await using engine = await createTestClickHouse();
  const sql = connectPostgres(database.url, { max: WRITERS + 6 });
  const clickhouse = connectClickHouse(engine.url);
  try {
    const workspaceId = await createWorkspace(sql, { name: 'Test' });
    await commitLate(sql);
    const bed = { sql, clickhouse, workspaceId, sent: createSentBook() };
    const open = await openTransaction(bed);
    const step = parts.read(bed);
    const written = new AbortController();
    const reading = readOn(step, written.signal);
    await traffic(bed, parts.write ?? write);
    await parts.meanwhile?.(bed, open.upTo);
    await open.commit();
    written.abort();
    await reading;
    return judge(await gatherEvidence(sql, clickhouse, { workspaceId, sent: bed.sent, listeners: [], heard: null }));
  } finally {
    await Promise.allSettled([sql.end({ timeout: 1 }), clickhouse.close()]);
  }
}

const HELD = 'held';
const HOLD_KEY = 4711;

/**
 * Each transaction sleeps as it commits, one longer than the other: sequence numbers become visible out of order. That of
 * one conversation commits when the test lets it.
 */
async function commitLate(sql: Sql): Promise<void> {
  await sql.unsafe(`create function commit_late() returns trigger language plpgsql as $$
    begin
      if new.external_id = '${HELD}' then perform pg_advisory_xact_lock_shared(${HOLD_KEY});
      else perform pg_sleep(random() * 0.05);
      end if;
      return null;
    end $$`);
  await sql`create constraint trigger late after insert or update on conversation
    deferrable initially deferred for each row execute function commit_late()`;
}

/** Says something in a transaction that has drawn its outbox numbers, up to `upTo`, and stays open until `commit`. */
async function openTransaction(bed: Bed): Promise<{ upTo: number; commit: () => Promise<void> }> {
  const { sql } = bed;
  const holder = await sql.reserve();
  await holder`select pg_advisory_lock(${HOLD_KEY})`;
  const said = {
    type: 'message',
    agent: 'held',
    conversation: HELD,
    id: 'q',
    role: 'visitor',
    text: 'Anybody?',
  } as const;
  // An agent of its own: whoever makes the first of an agent holds up all who need it.
  const writing = write(bed, said);
  await expect
    .poll(() => sql`select from pg_locks where locktype = 'advisory' and objid = ${HOLD_KEY} and not granted`)
    .toHaveLength(1);
  const upTo = await newestSeq(sql);
  return {
    upTo,
    async commit() {
      await holder`select pg_advisory_unlock(${HOLD_KEY})`;
      holder.release();
      await writing;
    },
  };
}

async function traffic(bed: Bed, take: (bed: Bed, item: SentItem) => Promise<void>): Promise<void> {
  const items = Array.from({ length: CONVERSATIONS }, (_, index): SentItem[] => [
    { type: 'message', conversation: `c${index}`, id: 'q', role: 'visitor', text: 'Hello?' },
    { type: 'message', conversation: `c${index}`, id: 'a', role: 'bot', text: 'Hello.' },
  ]);
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (const conversation of items.filter((_, index) => index % WRITERS === writer)) {
        for (const item of conversation) await take(bed, item);
      }
    }),
  );
}

async function write({ sql, workspaceId, sent }: Bed, item: SentItem): Promise<void> {
  noteOffered(sent, item);
  const [result] = await appendItems(sql, workspaceId, [item as never]);
  if (result?.status === 'created') noteAcknowledged(sent, item);
}

async function readOn(step: Step, written: AbortSignal): Promise<void> {
  for (let isDone = false; !isDone;) {
    const wasWritten = written.aborted;
    const caughtUp = await step().catch(() => false);
    isDone = wasWritten && caughtUp;
    await sleep(5);
  }
}

function realReader({ sql, clickhouse }: Bed): Step {
  const load = createLoadFacts({ sql, clickhouse, limit: 20 });
  return async () => (await load(READER)).caughtUp;
}

interface Batch {
  seqs: number[];
  conversationIds: ConversationId[];
}

async function readNaively({ sql }: Bed): Promise<Batch> {
  const afterSeq = await getCursor(sql, READER);
  const rows = await sql<{ seq: number; id: ConversationId }[]>`
    select seq, conversation_id as id from outbox where seq > ${afterSeq} order by seq limit 20`;
  return { seqs: rows.map((row) => row.seq), conversationIds: rows.map((row) => row.id) };
}

async function load({ sql, clickhouse }: Bed, { conversationIds, seqs }: Batch): Promise<void> {
  const facts = await readFactRows(sql, { conversationIds });
  await writeFacts(clickhouse, `naive ${seqs[0] ?? 0}`, facts);
}

/** Takes whatever is visible: a number that commits later is passed over for good. */
function readerThatPassesHoles(bed: Bed): Step {
  return async () => {
    const batch = await readNaively(bed);
    const last = batch.seqs.at(-1);
    if (last === undefined) return true;
    await load(bed, batch);
    await moveCursor(bed.sql, READER, last);
    return false;
  };
}

/** Moves its cursor first, and "crashes" now and then before the effect. */
function readerThatMovesFirst(bed: Bed): Step {
  let steps = 0;
  return async () => {
    const batch = await readNaively(bed);
    const last = batch.seqs.at(-1);
    if (last === undefined) return true;
    await moveCursor(bed.sql, READER, last);
    steps += 1;
    if (steps % 3 === 0) throw new Error('crashed');
    await load(bed, batch);
    return false;
  };
}

/** Says that an item is stored before it is; some transactions then fail. */
async function writeThatAcknowledgesFirst(bed: Bed, item: SentItem): Promise<void> {
  noteOffered(bed.sent, item);
  noteAcknowledged(bed.sent, item);
  const isCutOff = item.conversation.endsWith('7');
  if (!isCutOff) await write({ ...bed, sent: createSentBook() }, item);
}

const lostIn = (verdicts: Verdict[], where: RegExp) =>
  verdicts.filter(({ check }) => where.test(check)).reduce((sum, { lost, wrong }) => sum + lost + wrong, 0);

test('the real loader is cleared, however late transactions commit, and waits for one that is held open', async () => {
  const verdicts = await verdictsOf({
    read: realReader,
    meanwhile: async ({ sql }, upTo) => expect(await getCursor(sql, READER)).toBeLessThan(upTo),
  });
  expect(verdicts.find(({ check }) => /acknowledged/.test(check))?.examined).toBe(2 * CONVERSATIONS + 1);
  expect(lostIn(verdicts, /Postgres|ClickHouse|outbox/)).toBe(0);
  // Nobody analysed: the oracle says so, too.
  expect(lostIn(verdicts, /analysis/)).toBe(CONVERSATIONS + 1);
});

test('a reader that passes over what commits late is blamed for what ClickHouse lacks', async () => {
  const verdicts = await verdictsOf({
    read: readerThatPassesHoles,
    meanwhile: ({ sql }, upTo) => expect.poll(() => getCursor(sql, READER)).toBeGreaterThan(upTo),
  });
  expect(lostIn(verdicts, /ClickHouse/)).toBeGreaterThan(0);
  expect(lostIn(verdicts, /acknowledged/)).toBe(0);
});

test('a reader that moves its cursor before the effect is blamed for what a crash took', async () => {
  const verdicts = await verdictsOf({ read: readerThatMovesFirst });
  expect(lostIn(verdicts, /ClickHouse/)).toBeGreaterThan(0);
});

test('a writer that acknowledges before the commit is blamed for what was never stored', async () => {
  const verdicts = await verdictsOf({ read: realReader, write: writeThatAcknowledgesFirst });
  expect(lostIn(verdicts, /acknowledged/)).toBeGreaterThan(0);
});
