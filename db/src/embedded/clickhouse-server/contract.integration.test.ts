/*
 * What Debrief relies on in ClickHouse's HTTP interface, by way of @clickhouse/client. Runs against the embedded engine,
 * and against a real server when CLICKHOUSE_TEST_URL names one; both must agree.
 */
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClickHouseError, ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { withDatabase } from '../../testing/with-database.ts';

const database = `contract_${process.pid}`;
let client: ClickHouseClient;
let oneSocket: ClickHouseClient;

function connect(options: Parameters<typeof createClient>[0] = {}): ClickHouseClient {
  return createClient({
    url: withDatabase(inject('clickhouseUrl'), database),
    log: { level: ClickHouseLogLevel.OFF },
    ...options,
  });
}

async function rows<Row>(
  query: string,
  more: Omit<Parameters<ClickHouseClient['query']>[0], 'query'> = {},
): Promise<Row[]> {
  const result = await client.query({ query, ...more, format: 'JSONEachRow' });
  return result.json<Row>();
}

beforeAll(async () => {
  const admin = createClient({ url: withDatabase(inject('clickhouseUrl'), 'default') });
  await admin.command({ query: `create database if not exists ${database}` });
  await admin.close();
  client = connect();
  // Settings that stuck to a connection would show here.
  oneSocket = connect({ max_open_connections: 1 });
});
afterAll(async () => {
  await client.command({ query: `drop database ${database} sync` });
  await Promise.all([client.close(), oneSocket.close()]);
});
beforeEach(async () => {
  await client.command({ query: 'drop table if exists t sync' });
  await client.command({
    query: `create table t (id UInt64, s String) engine = MergeTree order by id
            settings non_replicated_deduplication_window = 1000`,
  });
});

describe('parameters', () => {
  const awkward = [
    '',
    "it's",
    '\\',
    "\\'",
    '\\n',
    'tab\tline\nreturn\r',
    '"double" `back`',
    '{s:String}; select 1 --',
    'é 漢字 😀 \u202e',
    '\\N',
    "['a','b']",
    ' padded ',
  ];

  it.each(awkward)('binds %j as it is', async (value) => {
    expect(await rows('select {value:String} as value', { query_params: { value } })).toEqual([{ value }]);
  });

  it('binds every type that Debrief uses', async () => {
    const query_params = {
      text: 'a',
      list: awkward,
      numbers: [1, 2, 18446744073709],
      none: [],
      missing: null,
      flag: true,
      ratio: 0.25,
      big: 9007199254740993n,
      day: '2026-03-29',
      moment: new Date('2026-03-29T01:30:00.123Z'),
      map: { a: "b'c", 'd\\e': 'f' },
    };
    const [row] = await rows(
      `select {text:LowCardinality(String)} as text, {list:Array(String)} as list, {numbers:Array(UInt64)} as numbers,
        {none:Array(String)} as none, {missing:Nullable(String)} as missing, {flag:Bool} as flag,
        {ratio:Float64} as ratio, toString({big:UInt64}) as big, {day:Date} as day,
        {moment:DateTime64(3, 'UTC')} as moment, {map:Map(String, String)} as map`,
      { query_params, clickhouse_settings: { output_format_json_quote_64bit_integers: 0 } },
    );
    expect(row).toEqual({
      ...query_params,
      big: '9007199254740993',
      moment: '2026-03-29 01:30:00.123',
    });
  });

  it('binds lists too long for a URL', async () => {
    const ids = Array.from({ length: 40_000 }, (_, index) => `conversation-${index}`);
    const result = await rows<{ n: string }>('select toString(length({ids:Array(String)})) as n', {
      query_params: { ids },
      use_multipart_params: true,
    });
    expect(result).toEqual([{ n: '40000' }]);
  });

  it('keeps those of many queries at once apart', async () => {
    const values = Array.from({ length: 150 }, (_, index) => `value ${index}`);
    const answers = await Promise.all(
      values.map((value) => rows('select {value:String} as value', { query_params: { value } })),
    );
    expect(answers).toEqual(values.map((value) => [{ value }]));
  });

  it('names the one that is missing', async () => {
    await expect(rows('select {nobody:String}')).rejects.toMatchObject({ code: '456' });
  });
});

describe('settings', () => {
  async function insert(id: number, token?: string): Promise<void> {
    await oneSocket.insert({
      table: 't',
      values: [{ id, s: '' }],
      format: 'JSONEachRow',
      clickhouse_settings: token === undefined ? {} : { insert_deduplication_token: token },
    });
  }
  const ids = async () =>
    (await rows<{ id: number }>('select toUInt32(id) as id from t order by id')).map((row) => row.id);

  it('a deduplication token drops the second insert that carries it (the control: tokens work here)', async () => {
    await insert(1, 'batch-1');
    await insert(2, 'batch-1');
    expect(await ids()).toEqual([1]);
  });

  it('a deduplication token does not reach the inserts after it', async () => {
    await insert(1, 'batch-1');
    await insert(2);
    await insert(3);
    expect(await ids()).toEqual([1, 2, 3]);
  });

  it('readonly refuses to write, and only for its own query', async () => {
    const readonly = oneSocket.command({
      query: "insert into t values (1, '')",
      clickhouse_settings: { readonly: '1' },
    });
    await expect(readonly).rejects.toMatchObject({ code: '164', type: 'READONLY' });
    await insert(2);
    expect(await ids()).toEqual([2]);
  });

  it('max_execution_time ends a long query', async () => {
    const started = performance.now();
    const long = rows('select count() from numbers(1e12) where not ignore(sipHash64(number))', {
      clickhouse_settings: { max_execution_time: 1 },
    });
    await expect(long).rejects.toMatchObject({ code: '159', type: 'TIMEOUT_EXCEEDED' });
    expect(performance.now() - started).toBeLessThan(25_000);
  });

  it('an unknown one is an error, not ignored', async () => {
    const unknown = rows('select 1', { clickhouse_settings: { no_such_setting: 1 } });
    await expect(unknown).rejects.toMatchObject({ code: '115', type: 'UNKNOWN_SETTING' });
  });
});

describe('rows', () => {
  it('arrive as they were sent, and the summary counts them', async () => {
    const values = [
      { id: 1, s: 'a;b\n\nselect 1;' },
      { id: 2, s: "quote ' back \\ tab \t nul \u0000 é 漢 😀" },
    ];
    const { summary } = await client.insert({ table: 't', values, format: 'JSONEachRow' });
    expect(summary?.written_rows).toBe('2');
    expect(await rows('select toUInt32(id) as id, s from t order by id')).toEqual(values);
  });

  it('can be streamed, compressed both ways', async () => {
    const compressed = connect({ compression: { request: true, response: true } });
    const values = Readable.from(
      (function* () {
        for (let id = 0; id < 50_000; id++) yield { id, s: `row ${id}` };
      })(),
      { objectMode: true },
    );
    await compressed.insert({ table: 't', values, format: 'JSONEachRow' });
    const result = await compressed.query({ query: 'select s from t order by id', format: 'JSONEachRow' });
    const read = await result.json<{ s: string }>();
    await compressed.close();
    expect(read).toHaveLength(50_000);
    expect(read[49_999]).toEqual({ s: 'row 49999' });
  });

  it('come back in the format asked for', async () => {
    const csv = await client.query({ query: "select 1 as a, 'x,y' as b", format: 'CSVWithNames' });
    expect(await csv.text()).toBe('"a","b"\n1,"x,y"\n');
    const json = await client.query({ query: 'select 1 as a', format: 'JSON' });
    expect(await json.json()).toMatchObject({ data: [{ a: 1 }], rows: 1, meta: [{ name: 'a', type: 'UInt8' }] });
  });

  it('a bad row refuses the whole insert, with its place', async () => {
    const values = [
      { id: 1, s: 'a' },
      { id: 'x', s: 'b' },
    ];
    const insert = client.insert({ table: 't', values, format: 'JSONEachRow' });
    await expect(insert).rejects.toThrow(/at row 2/);
    expect(await rows('select id from t')).toEqual([]);
  });

  it('come from a select as well', async () => {
    await client.command({ query: "insert into t select number, 'x' from numbers(10)" });
    expect(await rows('select toUInt32(count()) as n from t')).toEqual([{ n: 10 }]);
  });
});

describe('errors and cancellation', () => {
  it.each([
    ['select * from no_such_table', '60', 'UNKNOWN_TABLE'],
    ['selec 1', '62', 'SYNTAX_ERROR'],
    ['select no_such_column from t', '47', 'UNKNOWN_IDENTIFIER'],
    ['select no_such_function(1)', '46', 'UNKNOWN_FUNCTION'],
    ['select * from no_such_database.t', '81', 'UNKNOWN_DATABASE'],
  ])('%j is a typed error', async (query, code, type) => {
    const error: unknown = await rows(query).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ClickHouseError);
    expect(error).toMatchObject({ code, type });
  });

  it('two statements in one text are refused', async () => {
    await expect(client.command({ query: "insert into t values (1, ''); drop table t" })).rejects.toMatchObject({
      code: '62',
    });
    expect(await rows('select id from t')).toEqual([]);
  });

  it('an unknown database in the URL is an error', async () => {
    const lost = createClient({
      url: withDatabase(inject('clickhouseUrl'), 'no_such_database'),
      log: { level: ClickHouseLogLevel.OFF },
    });
    await expect(lost.query({ query: 'select 1' })).rejects.toMatchObject({ code: '81' });
    await lost.close();
  });

  it('a query whose client hangs up is stopped in the engine', async () => {
    const hangUp = new AbortController();
    const running = async () =>
      (await rows<{ query: string }>('select query from system.processes')).filter((row) => row.query.includes('1e13'))
        .length;
    const long = client
      .query({
        query: 'select count() from numbers(1e13) where not ignore(sipHash64(number))',
        abort_signal: hangUp.signal,
      })
      .catch((reason: unknown) => reason);
    while ((await running()) < 1) await sleep(20);
    hangUp.abort();
    await long;
    await expect.poll(running, { timeout: 5_000 }).toBe(0);
  });

  it('small queries pass a long one', async () => {
    const hangUp = new AbortController();
    const long = client
      .query({
        query: 'select count() from numbers(1e13) where not ignore(sipHash64(number))',
        abort_signal: hangUp.signal,
      })
      .catch(() => undefined);
    await sleep(100);
    const started = performance.now();
    await rows('select 1');
    expect(performance.now() - started).toBeLessThan(5_000);
    hangUp.abort();
    await long;
  });
});
