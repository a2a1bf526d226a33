import { availableParallelism, totalmem } from 'node:os';
import { randomUUID } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { drainPending, Session, type RawInsertFormat } from 'chdb';
import { createGate, runningLimit, waitingLimit } from './gate.ts';
import { readStatement, type Statement } from './read-statement.ts';
import { SqlError, toSqlError } from './sql-error.ts';

/** One statement with everything that surrounds it in a ClickHouse HTTP request. */
export interface EngineRequest {
  sql: string;
  /** Rows of an INSERT that came apart from its text; null when `sql` is all there is. */
  data: Buffer | null;
  /** Output format when the statement names none. */
  defaultFormat: string;
  database: string | null;
  /** Names without `param_`; values in ClickHouse's escaped text form, as they stand in a URL. */
  parameters: ReadonlyMap<string, string>;
  settings: ReadonlyMap<string, string>;
  signal: AbortSignal;
}

export interface EngineResult {
  bytes: Uint8Array;
  format: string;
  resultRows: number;
  resultBytes: number;
  /** Null when the engine does not tell, which is for every insert but the plain `insert into t format X`. */
  writtenRows: number | null;
  writtenBytes: number | null;
  elapsedNs: number;
}

export interface Engine {
  /** Runs one statement; throws `SqlError`. When `signal` fires the engine is told to stop it. */
  run(request: EngineRequest): Promise<EngineResult>;
  /** Stops what runs and closes the directory. */
  close(): Promise<void>;
}

/**
 * Opens the chDB engine on a directory. Every statement gets a `Session` of its own, because whatever is SET on one
 * stays on it: a leaked deduplication token would silently drop the next insert.
 */
export function openEngine(directory: string): Engine {
  const open = () => new Session(directory, { connectionArgs: engineArguments() });
  // The directory stays loaded only while some session is open on it.
  const keeper = open();
  const gate = createGate(runningLimit, waitingLimit);
  const running = new Map<string, Promise<unknown>>();

  async function run(request: EngineRequest): Promise<EngineResult> {
    const statement = readStatement(request.sql);
    const leave = await gate.enter(request.signal);
    const session = open();
    try {
      const mark = `debrief:${randomUUID()}`;
      await prepare(session, request, mark);
      request.signal.throwIfAborted();
      const work = execute(session, statement, request);
      running.set(mark, work);
      const stop = () => void kill(mark, work);
      request.signal.addEventListener('abort', stop, { once: true });
      try {
        return await work;
      } finally {
        running.delete(mark);
        request.signal.removeEventListener('abort', stop);
      }
    } catch (error) {
      throw toSqlError(error);
    } finally {
      session.close();
      leave();
    }
  }

  /** The engine has no interrupt: another session must kill, and may be too early, so ask until the work settles. */
  async function kill(mark: string, work: Promise<unknown>): Promise<void> {
    const settled = work.then(
      () => true,
      () => true,
    );
    for (let pause = 20; ; pause = Math.min(pause * 2, 1_000)) {
      await keeper
        .queryAsync(`kill query where startsWith(Settings['log_comment'], '${mark}') async`)
        .catch(() => undefined);
      const done = await Promise.race([settled, new Promise<false>((later) => setTimeout(() => later(false), pause))]);
      if (done) return;
    }
  }

  async function close(): Promise<void> {
    gate.close();
    await Promise.all([...running].map(([mark, work]) => kill(mark, work)));
    keeper.close();
    await drainPending();
  }

  return { run, close };
}

/** Small caches and a memory ceiling: the desk shares the machine with Postgres, Node and its user. */
function engineArguments(): string[] {
  const memory = Math.min(Math.floor(totalmem() / 2), 4 * 1024 ** 3);
  return [
    `--max_server_memory_usage=${memory}`,
    '--mark_cache_size=67108864',
    '--index_mark_cache_size=16777216',
    '--primary_index_cache_size=67108864',
    `--background_pool_size=${Math.max(2, Math.min(availableParallelism(), 4))}`,
    // Results are buffered whole, so an unbounded one would take the process down with it.
    '--max_result_bytes=268435456',
    // chDB takes a bare expression for a query; a server does not.
    '--implicit_select=0',
  ];
}

const defaultMaxQuerySize = 262_144;

/** Sets database, parameters and settings on the session; `readonly` comes last and all of it dies with the session. */
async function prepare(session: Session, request: EngineRequest, mark: string): Promise<void> {
  const parameters = [...request.parameters].map(([name, value]) => `set param_${name} = ${quote(value)}`);
  const settings = new Map(request.settings);
  settings.set('log_comment', `${mark} ${settings.get('log_comment') ?? ''}`);
  const parameterSize = parameters.reduce((size, text) => size + text.length * 3, 0);
  if (parameterSize > defaultMaxQuerySize / 2) {
    // The limit is meant for statements; a long list bound as a parameter is data.
    await session.queryAsync(`set max_query_size = ${parameterSize + defaultMaxQuerySize}`);
    for (const parameter of parameters.splice(0)) await session.queryAsync(parameter);
    if (!settings.has('max_query_size')) settings.set('max_query_size', String(defaultMaxQuerySize));
  }
  const changes = [...settings].map(([name, value]) => `${name} = ${quote(value)}`).join(', ');
  const use = request.database === null ? [] : [`use \`${request.database.replaceAll(/[\\`]/g, '\\$&')}\``];
  await session.queryAsync([...use, ...parameters, `set ${changes}`].join(';\n'));
}

function quote(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}

async function execute(session: Session, statement: Statement, request: EngineRequest): Promise<EngineResult> {
  const format = statement.format ?? request.defaultFormat;
  if (statement.dataAt === null) {
    return read(session, format, withBody(request));
  }
  const head = request.sql.slice(0, statement.dataAt).trimEnd();
  const rows = rowsOf(format, joinRows(request.sql.slice(statement.dataAt), request.data));
  const plain = plainInsert.exec(head);
  if (plain !== null && rawFormats.has(format)) {
    const [, table = '', columns] = plain;
    const done = await session.insert({
      table,
      columns: columns?.split(',').map((name) => name.trim()),
      values: rows,
      format: format as RawInsertFormat,
    });
    return {
      ...empty(format),
      writtenRows: done.rowsWritten,
      writtenBytes: done.bytesWritten,
      elapsedNs: Math.round(done.elapsed * 1e9),
    };
  }
  if (rows.length === 0) return { ...empty(format), writtenRows: 0, writtenBytes: 0 };
  return read(session, format, `${head}\n${text(rows)}`);
}

/** What the raw insert of chDB takes: plain identifiers and these formats; it reports the rows it wrote. */
const plainInsert = /^\s*insert\s+into\s+([\w.]+)\s*(?:\(([\w\s,]+)\))?\s*format\s+\w+$/i;
const rawFormats = new Set<string>([
  'JSONEachRow',
  'JSONCompactEachRow',
  'TabSeparated',
  'TabSeparatedWithNames',
  'CSV',
  'CSVWithNames',
] satisfies RawInsertFormat[]);

async function read(session: Session, format: string, sql: string): Promise<EngineResult> {
  const result = await session.queryAsync(sql, { format });
  return {
    ...empty(format),
    bytes: result.bytes(),
    resultRows: result.rowsRead,
    resultBytes: result.bytesRead,
    elapsedNs: Math.round(result.elapsed * 1e9),
  };
}

function empty(format: string): EngineResult {
  return {
    bytes: new Uint8Array(),
    format,
    resultRows: 0,
    resultBytes: 0,
    writtenRows: null,
    writtenBytes: null,
    elapsedNs: 0,
  };
}

function withBody(request: EngineRequest): string {
  return request.data === null ? request.sql : `${request.sql}\n${text(request.data)}`;
}

/**
 * The engine takes rows as part of the statement's text, and a blank line as their end: what follows would run as SQL.
 * In JSON a raw line break is only ever white space, so blank lines go; elsewhere they may be data, so they are refused.
 */
function rowsOf(format: string, bytes: Buffer): Buffer {
  if (!bytes.includes('\n\n') && bytes[0] !== lineFeed) return bytes;
  if (!format.startsWith('JSON')) {
    throw new SqlError(48, 'NOT_IMPLEMENTED', `The embedded server takes no blank lines in ${format} rows`);
  }
  return Buffer.from(
    bytes
      .toString('latin1')
      .trimStart()
      .replaceAll(/\n{2,}/g, '\n'),
    'latin1',
  );
}

const lineFeed = 0x0a;

function joinRows(inline: string, data: Buffer | null): Buffer {
  if (data === null) return Buffer.from(inline);
  return inline.trim() === '' ? data : Buffer.concat([Buffer.from(inline), data]);
}

function text(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new SqlError(48, 'NOT_IMPLEMENTED', 'The embedded server takes UTF-8 text only');
  return bytes.toString('utf8');
}
