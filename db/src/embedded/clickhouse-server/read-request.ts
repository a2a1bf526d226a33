import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import type { EngineRequest } from './engine.ts';
import { SqlError } from './sql-error.ts';

/** One ClickHouse HTTP request, read whole. */
export interface QueryRequest extends Omit<EngineRequest, 'signal'> {
  queryId: string | null;
  /** The client asked for a compressed answer and said which encodings it reads. */
  compress: boolean;
}

/** URL parameters that are no settings; those which only a full server can honour are refused. */
const reserved = new Set(['query', 'query_id', 'database', 'default_format', 'enable_http_compression']);
const refused = new Set(['compress', 'decompress', 'session_id', 'role', 'user', 'password', 'quota_key']);

/**
 * Reads URL, headers and body of `request`; the body is bounded to `maxBodyBytes` after decompression.
 * Throws `SqlError` for what ClickHouse's interface would refuse, and for what the embedded one cannot do.
 */
export async function readRequest(request: IncomingMessage, url: URL, maxBodyBytes: number): Promise<QueryRequest> {
  const body = await readBody(request, maxBodyBytes);
  const fields = new URLSearchParams(url.searchParams);
  const type = request.headers['content-type'] ?? '';
  let data: Buffer | null = body;
  if (type.startsWith('multipart/form-data')) {
    for (const [name, value] of await new Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    }).formData()) {
      if (typeof value !== 'string') throw new SqlError(48, 'NOT_IMPLEMENTED', 'External tables are not supported');
      fields.append(name, value);
    }
    data = null;
  }
  let sql = fields.get('query') ?? '';
  if (sql.trim() === '' && data !== null) {
    sql = data.toString('utf8');
    data = null;
  }
  if (data?.length === 0 && !/^\s*insert\b/i.test(sql)) data = null;
  if (sql.trim() === '') throw new SqlError(62, 'SYNTAX_ERROR', 'Empty query');

  const settings = readSettings(fields);
  // As in ClickHouse, what comes by GET may read and change settings, but write nothing.
  if (request.method !== 'POST' && (settings.get('readonly') ?? '0') === '0') settings.set('readonly', '2');
  return {
    sql,
    data,
    defaultFormat: fields.get('default_format') ?? header(request, 'x-clickhouse-format') ?? 'TabSeparated',
    database: fields.get('database') ?? header(request, 'x-clickhouse-database') ?? null,
    parameters: readParameters(fields),
    settings,
    queryId: fields.get('query_id'),
    compress: fields.get('enable_http_compression') === '1',
  };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function readParameters(fields: URLSearchParams): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of fields) {
    if (!name.startsWith('param_')) continue;
    if (!/^param_\w+$/.test(name)) throw new SqlError(36, 'BAD_ARGUMENTS', `Parameter name ${name} is not valid`);
    parameters.set(name.slice('param_'.length), value);
  }
  return parameters;
}

function readSettings(fields: URLSearchParams): Map<string, string> {
  const settings = new Map<string, string>();
  for (const [name, value] of fields) {
    if (reserved.has(name) || name.startsWith('param_')) continue;
    if (refused.has(name)) {
      // Clients send `compress=0` and the like to switch off what is off anyway.
      if (value === '' || value === '0') continue;
      throw new SqlError(48, 'NOT_IMPLEMENTED', `The embedded server does not support ${name}`);
    }
    if (!/^[a-z_]\w*$/i.test(name)) throw new SqlError(115, 'UNKNOWN_SETTING', `Unknown setting '${name}'.`);
    settings.set(name, value);
  }
  return settings;
}

const decoders = new Map<string, () => NodeJS.ReadWriteStream>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
  ['zstd', createZstdDecompress],
]);

async function readBody(request: IncomingMessage, maxBodyBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const source = decode(request);
  try {
    for await (const chunk of source) {
      size += (chunk as Buffer).length;
      if (size > maxBodyBytes) {
        throw new SqlError(307, 'TOO_MANY_BYTES', `The request body is larger than ${maxBodyBytes} bytes`);
      }
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (error instanceof SqlError) throw error;
    throw new SqlError(432, 'UNKNOWN_CODEC', 'The request body could not be read', { cause: error });
  }
  return Buffer.concat(chunks, size);
}

function decode(request: IncomingMessage): Readable {
  const encoding = (request.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity' || encoding === '') return request;
  const create = decoders.get(encoding);
  if (create === undefined) throw new SqlError(432, 'UNKNOWN_CODEC', `Unknown content encoding ${encoding}`);
  const decoder = create() as NodeJS.ReadWriteStream & Readable;
  request.on('error', (error) => decoder.destroy(error));
  return request.pipe(decoder);
}
