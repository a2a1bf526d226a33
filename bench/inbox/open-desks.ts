/** Both servers of the one-machine profile on a directory, and a desk of each size asked for, made where it is missing. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectPostgres, createWorkspace, migratePostgres, type Sql } from '@debrief/db';
import { connectClickHouse, migrateClickHouse, type ClickHouse } from '@debrief/db/clickhouse';
import { startClickHouseServer, startPostgresServer } from '@debrief/db/embedded';
import { fillDesk, prepareDesk, type Desk } from '../fill/fill-desk.ts';
import { fillFacts } from '../fill/fill-facts.ts';

export interface OpenDesk {
  conversations: number;
  desk: Desk;
  sql: Sql;
  clickhouse: ClickHouse;
}

export interface Desks extends AsyncDisposable {
  open(conversations: number): Promise<OpenDesk>;
}

export async function openDesks(directory: string, tell: (line: string) => void): Promise<Desks> {
  await mkdir(directory, { recursive: true });
  await chmod(directory, 0o711);
  await using opened = new AsyncDisposableStack();
  const postgres = await startPostgresServer({
    dataDir: join(directory, 'postgres'),
    settings: { max_wal_size: '4GB' },
  });
  opened.defer(() => postgres.stop());
  const engine = await startClickHouseServer({ dataDir: join(directory, 'clickhouse') });
  opened.defer(() => engine.stop());
  const kept = opened.move();

  async function open(conversations: number): Promise<OpenDesk> {
    const name = `desk_${conversations}`;
    const note = join(directory, `${name}.json`);
    const made = await readFile(note, 'utf8').then(
      (text) => JSON.parse(text) as Desk,
      () => null,
    );
    if (!made) await startOver(postgres.url, name);
    const [databaseUrl, clickhouseUrl] = [withPath(postgres.url, name), withPath(engine.url, name)];
    await Promise.all([migratePostgres(databaseUrl), migrateClickHouse(clickhouseUrl)]);
    const sql = connectPostgres(databaseUrl, { applicationName: 'bench', max: 4, statementTimeoutMs: 0 });
    kept.defer(() => sql.end({ timeout: 1 }));
    const clickhouse = connectClickHouse(clickhouseUrl, { applicationName: 'bench', requestTimeoutMs: 300_000 });
    kept.defer(() => clickhouse.close());
    const desk = made ?? (await makeDesk({ sql, clickhouse }, conversations, tell));
    await writeFile(note, JSON.stringify(desk));
    // The newest came a while ago by now, and "live" asks for the last minutes.
    await sql`
      update conversation set last_at = now() - make_interval(secs => n) from (
        select id, row_number() over (order by last_at desc) as n from conversation
        where workspace_id = ${desk.workspaceId} order by last_at desc limit 40) as newest
      where conversation.id = newest.id`;
    return { conversations, desk, sql, clickhouse };
  }
  return { open, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function makeDesk(
  stores: { sql: Sql; clickhouse: ClickHouse },
  conversations: number,
  tell: (line: string) => void,
): Promise<Desk> {
  const { sql, clickhouse } = stores;
  const beganAt = performance.now();
  const seconds = () => Math.round((performance.now() - beganAt) / 1_000);
  const desk = await prepareDesk(sql, await createWorkspace(sql, { name: 'Bench' }));
  await fillDesk(sql, desk, { from: 0, to: conversations });
  tell(`${conversations} conversations are in Postgres after ${seconds()} s`);
  const facts = await fillFacts(stores, desk, null);
  // What a server does with months that rest, which here were written a moment ago.
  await clickhouse.command({ query: 'optimize table conversation_facts final' });
  await sql`
    insert into outbox_cursor (reader, seq) select reader, 0 from unnest(array['analytics', 'search']) as reader
    on conflict do nothing`;
  tell(`${facts} facts are in ClickHouse after ${seconds()} s`);
  return desk;
}

async function startOver(serverUrl: string, name: string): Promise<void> {
  const server = connectPostgres(serverUrl, { max: 1 });
  try {
    await server`drop database if exists ${server(name)} with (force)`;
    await server`create database ${server(name)}`;
  } finally {
    await server.end();
  }
}

function withPath(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
