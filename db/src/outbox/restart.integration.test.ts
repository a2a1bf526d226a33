/* PostgreSQL is killed while a transaction is open that drew a number, and readers go on from where they were. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startPostgresServer } from '../embedded/index.ts';
import { newId, type ConversationId } from '../ids.ts';
import { migratePostgres } from '../migrate-postgres.ts';
import { connectPostgres, type Sql, type Transaction } from '../postgres/connect.ts';
import { createWorkspace } from '../workspaces/create.ts';
import { appendOutbox } from './append.ts';
import { readOutboxSpan } from './read-span.ts';
import { readOutbox, type OutboxHole } from './read.ts';

interface Place {
  last: number;
  hole: OutboxHole | null;
}

const readers = {
  async rows(sql: Sql, { last, hole }: Place) {
    const batch = await readOutbox(sql, { afterSeq: last, limit: 1_000, hole });
    return { seqs: batch.rows.map(({ seq }) => seq), last: batch.rows.at(-1)?.seq ?? last, hole: batch.hole };
  },
  async spans(sql: Sql, { last, hole }: Place) {
    const span = await readOutboxSpan(sql, { afterSeq: last, maxWeight: 1_000, hole });
    const rows = await sql<{ seq: number }[]>`
      select seq from outbox where seq > ${last} and seq <= ${span.toSeq} order by seq`;
    return { seqs: rows.map(({ seq }) => seq), last: span.toSeq, hole: span.hole };
  },
};

it('a killed PostgreSQL leaves a hole that readers wait for before, and pass after; nothing else is lost or told twice', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'debrief-restart-'));
  await chmod(dataDir, 0o711);
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  let server = await startPostgresServer({ dataDir });
  onTestFinished(() => server.stop());
  const { port } = server;
  await migratePostgres(server.url);
  const sql = connectPostgres(server.url, { max: 4 });
  onTestFinished(() => sql.end({ timeout: 0 }));
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  const append = (tx: Transaction) =>
    appendOutbox(tx, workspaceId, [
      { conversationId: newId<ConversationId>(), kind: 'message.created', entityId: null, revision: 1 },
    ]);
  const commit = async () => (await sql.begin(append)) ?? 0;

  const first = await commit();
  const drawn = Promise.withResolvers<number | null>();
  const open = sql.begin(async (tx) => {
    drawn.resolve(await append(tx));
    await new Promise(() => undefined);
  });
  open.catch(() => undefined);
  const never = (await drawn.promise) ?? 0;
  const second = await commit();
  expect([never, second]).toEqual([first + 1, first + 2]);

  const names = Object.keys(readers) as (keyof typeof readers)[];
  const places = new Map<string, Place>(names.map((name) => [name, { last: first - 1, hole: null }]));
  const heard = new Map<string, number[]>(names.map((name) => [name, []]));
  async function readOn(): Promise<Record<string, number[]>> {
    for (const name of names) {
      const { seqs, ...place } = await readers[name](sql, places.get(name) ?? { last: 0, hole: null });
      places.set(name, place);
      heard.get(name)?.push(...seqs);
    }
    return Object.fromEntries(heard);
  }
  for (let look = 0; look < 3; look++) expect(await readOn()).toEqual({ rows: [first], spans: [first] });

  process.kill(server.pid, 'SIGKILL');
  await server.exited;
  server = await startPostgresServer({ dataDir, port });

  // Nobody writes meanwhile: the ids that the readers noted may be ahead of those that are given out now.
  const before = [first, second];
  await expect.poll(() => readOn().catch(() => null), { timeout: 20_000 }).toEqual({ rows: before, spans: before });
  const third = await commit();
  await expect.poll(readOn).toEqual({ rows: [...before, third], spans: [...before, third] });
  expect(third).toBeGreaterThan(second);
}, 60_000);
