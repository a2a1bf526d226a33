/*
 * ClickHouse's HTTP interface, as far as @clickhouse/client uses it:
 *   GET /ping                       → 200 "Ok.\n", open to all
 *   GET|POST /?query=…&database=…&param_x=…&query_id=…&default_format=…&<setting>=…
 *     The query stands in the URL, or in the body, or begins in the URL and goes on in the body (rows of an INSERT);
 *     multipart/form-data carries query and parameters too long for a URL.
 *   → 200 with the result | an HTTP status by kind of error, X-ClickHouse-Exception-Code and "Code: N. DB::Exception: …"
 * A client that hangs up has its query killed.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip, zstdCompress } from 'node:zlib';
import { authorise } from './authorise.ts';
import type { Engine, EngineResult } from './engine.ts';
import { readRequest } from './read-request.ts';
import { SqlError, toSqlError } from './sql-error.ts';

export interface ServeOptions {
  engine: Engine;
  password: string;
  /** Bytes of a request body after decompression. */
  maxBodyBytes: number;
  /** Called for failures that are ours, not the query's. */
  onError: (error: unknown) => void;
}

/** An HTTP server, not yet listening, that answers as ClickHouse does. */
export function createClickHouseHttp(options: ServeOptions): Server {
  // Parameters travel in the URL, which Node counts as header.
  const server = createServer({ maxHeaderSize: 1024 * 1024, keepAliveTimeout: 30_000 }, (request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      options.onError(error);
      response.destroy();
    });
  });
  server.requestTimeout = 0;
  return server;
}

async function answer(request: IncomingMessage, response: ServerResponse, options: ServeOptions): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('X-ClickHouse-Server-Display-Name', 'debrief');
  response.setHeader('X-ClickHouse-Timezone', 'UTC');
  if (url.pathname === '/ping') return send(response, 200, 'Ok.\n');
  const hungUp = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) hungUp.abort();
  });
  try {
    if (url.pathname !== '/') throw new SqlError(60, 'UNKNOWN_TABLE', `There is no handle ${url.pathname}`);
    if (request.method !== 'GET' && request.method !== 'POST') {
      throw new SqlError(48, 'NOT_IMPLEMENTED', `${request.method} is not supported`);
    }
    authorise(request, options.password);
    if (request.method === 'GET' && url.search === '') return send(response, 200, 'Ok.\n');
    const query = await readRequest(request, url, options.maxBodyBytes);
    response.setHeader('X-ClickHouse-Query-Id', query.queryId ?? randomUUID());
    const result = await options.engine.run({ ...query, signal: hungUp.signal });
    response.setHeader('X-ClickHouse-Summary', JSON.stringify(summarise(result)));
    response.setHeader('X-ClickHouse-Format', result.format);
    response.setHeader('Content-Type', contentTypes.get(result.format) ?? 'text/plain; charset=UTF-8');
    await sendResult(response, result.bytes, query.compress ? (request.headers['accept-encoding'] ?? '') : '');
  } catch (error) {
    if (!hungUp.signal.aborted) sendError(request, response, toSqlError(error));
  }
}

function send(response: ServerResponse, status: number, body: string | Uint8Array): void {
  response.statusCode = status;
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}

const contentTypes = new Map([
  ['JSON', 'application/json; charset=UTF-8'],
  ['JSONCompact', 'application/json; charset=UTF-8'],
  ['JSONStrings', 'application/json; charset=UTF-8'],
  ['JSONEachRow', 'application/x-ndjson; charset=UTF-8'],
  ['JSONCompactEachRow', 'application/x-ndjson; charset=UTF-8'],
  ['CSV', 'text/csv; charset=UTF-8; header=absent'],
  ['CSVWithNames', 'text/csv; charset=UTF-8; header=present'],
  ['TabSeparated', 'text/tab-separated-values; charset=UTF-8'],
  ['TabSeparatedWithNames', 'text/tab-separated-values; charset=UTF-8'],
  ['Parquet', 'application/octet-stream'],
  ['Arrow', 'application/octet-stream'],
  ['Native', 'application/octet-stream'],
]);

/** ClickHouse's summary, values as strings; the engine does not count the rows it read, so results stand for them. */
function summarise(result: EngineResult): Record<string, string> {
  return {
    read_rows: String(result.resultRows),
    read_bytes: String(result.resultBytes),
    written_rows: String(result.writtenRows ?? 0),
    written_bytes: String(result.writtenBytes ?? 0),
    total_rows_to_read: '0',
    result_rows: String(result.writtenRows ?? result.resultRows),
    result_bytes: String(result.writtenBytes ?? result.resultBytes),
    elapsed_ns: String(result.elapsedNs),
  };
}

const compressGzip = promisify(gzip);
const compressZstd = promisify(zstdCompress);
const worthCompressing = 1_024;

async function sendResult(response: ServerResponse, bytes: Uint8Array, acceptEncoding: string): Promise<void> {
  if (bytes.byteLength >= worthCompressing) {
    if (/\bgzip\b/.test(acceptEncoding)) {
      response.setHeader('Content-Encoding', 'gzip');
      return send(response, 200, await compressGzip(bytes, { level: constants.Z_BEST_SPEED }));
    }
    if (/\bzstd\b/.test(acceptEncoding)) {
      response.setHeader('Content-Encoding', 'zstd');
      return send(response, 200, await compressZstd(bytes));
    }
  }
  send(response, 200, bytes);
}

function sendError(request: IncomingMessage, response: ServerResponse, error: SqlError): void {
  if (response.headersSent) return void response.destroy();
  response.removeHeader('Content-Encoding');
  response.setHeader('X-ClickHouse-Exception-Code', String(error.code));
  response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
  if (error.status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="ClickHouse server HTTP API"');
  // What is left of an unread body would be taken for the next request.
  if (!request.complete) response.setHeader('Connection', 'close');
  send(response, error.status, `Code: ${error.code}. DB::Exception: ${error.message} (${error.type})\n`);
}
