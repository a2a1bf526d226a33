import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { Problem } from './problem.ts';

/** Of a body, both as it is sent and unpacked. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

const unpack = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
};

/** What of a request holds its body. */
export interface Bodied {
  headers: Pick<Headers, 'get'>;
  /** Piece by piece, or what gives all of it at once, and no more of it than what is too large. */
  body: AsyncIterable<Uint8Array> | (() => Promise<Buffer>) | null;
}

/** The bytes of a JSON body, unpacked: reading and unpacking both stop at the limit. Throws a Problem. */
export async function readBody(request: Bodied, maxBytes = MAX_BODY_BYTES): Promise<Uint8Array> {
  refuseOtherThanJson(request.headers.get('content-type'));
  const encoding = contentEncoding(request.headers.get('content-encoding'));
  const sent = await readAll(request, maxBytes);
  return encoding === null ? sent : unpackBody(sent, encoding, maxBytes);
}

function refuseOtherThanJson(contentType: string | null): void {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.find((parameter) => parameter.trim().startsWith('charset='));
  const isUtf8 = charset === undefined || /^\s*charset="?utf-?8"?\s*$/.test(charset);
  if (type.trim() === 'application/json' && isUtf8) return;
  const given = contentType === null ? 'nothing' : `"${contentType}"`;
  throw new Problem({
    status: 415,
    code: 'unsupported_media_type',
    detail: `Send JSON in UTF-8 with "Content-Type: application/json"; the request says ${given}.`,
    headers: { 'accept-post': 'application/json' },
  });
}

function contentEncoding(header: string | null): keyof typeof unpack | null {
  const coding = (header ?? 'identity').trim().toLowerCase();
  if (coding === 'identity' || coding === '') return null;
  for (const known of ['gzip', 'x-gzip', 'br', 'deflate'] as const) if (coding === known) return known;
  throw new Problem({
    status: 415,
    code: 'unsupported_content_encoding',
    detail: `The content encoding "${coding}" is not understood: send gzip, deflate, br or none.`,
    headers: { 'accept-encoding': 'gzip, deflate, br' },
  });
}

async function readAll(request: Bodied, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes);
  if (request.body === null) return Buffer.alloc(0);
  try {
    return await (typeof request.body === 'function'
      ? readAtOnce(request.body, maxBytes)
      : readPieces(request.body, maxBytes));
  } catch (error) {
    if (error instanceof Problem) throw error;
    // The adapter's own limit (BODY_SIZE_LIMIT), where somebody set it below ours.
    if ((error as { status?: number }).status === 413) throw tooLarge(maxBytes);
    throw new Problem(
      { status: 400, code: 'body_incomplete', detail: 'The body ended before it was complete.', pointer: '' },
      { cause: error },
    );
  }
}

async function readAtOnce(read: () => Promise<Buffer>, maxBytes: number): Promise<Buffer> {
  const sent = await read();
  if (sent.byteLength > maxBytes) throw tooLarge(maxBytes);
  return sent;
}

async function readPieces(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  const [only] = chunks;
  return chunks.length === 1 && Buffer.isBuffer(only) ? only : Buffer.concat(chunks, size);
}

async function unpackBody(sent: Buffer, encoding: keyof typeof unpack, maxBytes: number): Promise<Uint8Array> {
  const isRawDeflate = encoding === 'deflate' && !hasZlibHeader(sent);
  try {
    return await (isRawDeflate ? promisify(inflateRaw) : unpack[encoding])(sent, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    const detail = `The body cannot be unpacked: it is not, or not whole, what "Content-Encoding: ${encoding}" says.`;
    throw new Problem({ status: 400, code: 'malformed_encoding', detail, pointer: '' }, { cause: error });
  }
}

/** RFC 9110 means zlib's wrapper by "deflate"; some senders leave it out. The wrapper's first two bytes are a checksum. */
function hasZlibHeader(bytes: Buffer): boolean {
  return bytes.length >= 2 && (bytes.readUInt8(0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}

function tooLarge(maxBytes: number): Problem {
  return new Problem({
    status: 413,
    code: 'body_too_large',
    detail: `The body is larger than ${maxBytes} bytes, as it was sent or unpacked. Send less at a time.`,
    pointer: '',
    more: { maxBytes },
  });
}
