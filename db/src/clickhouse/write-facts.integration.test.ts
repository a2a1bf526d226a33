import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConversationId } from '../ids.ts';
import { conversationColumns } from './fact-columns.ts';
import { createFactsTestBed, type FactsTestBed } from './facts-test-bed.ts';
import { readFactRows, type FactRows } from './read-fact-rows.ts';
import { writeFacts } from './write-facts.ts';

let bed: FactsTestBed;
beforeAll(async () => {
  bed = await createFactsTestBed();
});
afterAll(() => bed[Symbol.asyncDispose]());

async function factsOf(...ids: ConversationId[]): Promise<FactRows> {
  return readFactRows(bed.sql, { conversationIds: ids });
}

const stored = (table: string) => bed.count(`select count() from ${table}`);

test('a batch written twice is stored once, and its token swallows no other batch of either table', async () => {
  const first = await factsOf(await bed.say('t-1', '2026-09-01T10:00:00Z'));
  const second = await factsOf(await bed.say('t-2', '2026-09-01T11:00:00Z'));
  await writeFacts(bed.clickhouse, 'batch-a', first);
  await writeFacts(bed.clickhouse, 'batch-a', first);
  expect([await stored('conversation_facts'), await stored('message_facts')]).toEqual([1, 2]);

  // Other rows under another id, straight after: a token that leaks from one request to the next would drop them.
  await writeFacts(bed.clickhouse, 'batch-b', second);
  expect([await stored('conversation_facts'), await stored('message_facts')]).toEqual([2, 4]);

  // The control: the same rows without a token are stored again, so it was the token that kept them out above.
  const values = Readable.from(first.conversations.chunks, { objectMode: false });
  const columns = Object.keys(conversationColumns) as [string, ...string[]];
  await bed.clickhouse.insert({ table: 'conversation_facts', values, columns, format: 'TabSeparated' });
  expect(await stored('conversation_facts')).toBe(3);
});

test('a batch over many months is one batch', async () => {
  const ids = await Promise.all(
    Array.from({ length: 130 }, (_, month) => bed.say(`m-${month}`, new Date(Date.UTC(2015, month, 3)).toISOString())),
  );
  const before = await stored('conversation_facts');
  const facts = await factsOf(...ids);
  await writeFacts(bed.clickhouse, 'months', facts);
  await writeFacts(bed.clickhouse, 'months', facts);
  expect((await stored('conversation_facts')) - before).toBe(130);
});

test('an older revision never replaces a newer one, not even that of a deletion', async () => {
  const id = await bed.say('r-1', '2026-09-02T10:00:00Z');
  const old = await factsOf(id);
  await bed.say('r-1', '2026-09-02T10:05:00Z', [{ type: 'end', conversation: 'r-1' }]);
  await writeFacts(bed.clickhouse, 'newer', await factsOf(id));
  await writeFacts(bed.clickhouse, 'older', old);
  const ended = `select sum(ended) from conversation_facts final where conversation_id = '${id}'`;
  expect(await bed.count(ended)).toBe(1);

  await bed.sql`delete from conversation where id = ${id}`;
  await writeFacts(bed.clickhouse, 'deleted', await factsOf(id));
  await writeFacts(bed.clickhouse, 'older again', old);
  await bed.clickhouse.command({ query: 'optimize table conversation_facts final' });
  await writeFacts(bed.clickhouse, 'older after a merge', old);
  for (const table of ['conversation_facts', 'message_facts']) {
    expect(await bed.count(`select count() from ${table} final where conversation_id = '${id}'`)).toBe(0);
  }
});

test('times beyond what ClickHouse can hold are clamped instead of refused', async () => {
  const id = await bed.say('ancient', '0203-01-01T00:00:00Z');
  await writeFacts(bed.clickhouse, 'ancient', await factsOf(id));
  expect(
    await bed.count(`select toYear(started_at) from conversation_facts final where conversation_id = '${id}'`),
  ).toBe(1970);
});

test('words that a sender chose arrive as they are: quotes, line breaks, backslashes', async () => {
  const id = await bed.say('words', '2026-09-03T10:00:00Z');
  const tags = ["it's", 'a "b"', 'back\\slash', '\\N', 'tab\tline\nreturn\r', "','", '[]', '漢字 😀', ' padded '];
  const [browser, city] = ["Safari's\t\n\\n", '\\N'];
  await bed.sql`
    update conversation set tags = ${tags}, browser = ${browser}, city = ${city}, page_url = ${'https://x.example/a\\b\tc'}
    where id = ${id}`;
  await writeFacts(bed.clickhouse, 'words', await factsOf(id));
  const result = await bed.clickhouse.query({
    query: `select tags, browser, city, page, flag_kinds from conversation_facts where conversation_id = '${id}'`,
    format: 'JSONEachRow',
  });
  expect(await result.json()).toEqual([{ tags, browser, city, page: '/a\\b\tc', flag_kinds: [] }]);
});

test('a connection that breaks while facts are read is an error, and the next read succeeds', async () => {
  const id = await bed.say('broken', '2026-09-04T10:00:00Z');
  await bed.sql`
    insert into message (id, workspace_id, conversation_id, external_id, position, role, text, at, revision, content_hash)
    select gen_random_uuid(), workspace_id, id, 'more-' || n, n, 'bot', 'more', started_at, 9, ''
    from conversation, generate_series(10, 200000) as n where id = ${id}`;
  const reading = factsOf(id);
  const cut = async () => {
    const cuts = await bed.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'active' and query like 'copy%' and pid <> pg_backend_pid()`;
    return cuts.length;
  };
  const outcome = reading.then(
    () => 'read',
    () => 'failed',
  );
  await expect.poll(cut, { interval: 1, timeout: 10_000 }).toBeGreaterThan(0);
  expect(await outcome).toBe('failed');
  const facts = await factsOf(id);
  expect(facts.messages.rows).toBe(2 + 199_991);
});
