import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Problem } from './problem.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers }, duplex: 'half' };
  return new Request('http://localhost/v1/batch', init);
}

async function problemOf(request: Request, maxBytes?: number): Promise<Problem['details']> {
  const error: unknown = await readBody(request, maxBytes).catch((thrown: unknown) => thrown);
  if (error instanceof Problem) return error.details;
  throw new Error('it was read');
}

const text = '{"items":[]}';

describe('a body', () => {
  it.each([
    ['identity', Buffer.from(text)],
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['Deflate', deflateRawSync(text)],
  ])('packed with %s is unpacked', async (encoding, packed) => {
    const read = await readBody(post(new Uint8Array(packed), { 'content-encoding': encoding }));
    expect(new TextDecoder().decode(read)).toBe(text);
  });

  it('may have exactly the size of the limit, and not a byte more', async () => {
    expect(await readBody(post('x'.repeat(10)), 10)).toHaveLength(10);
    expect(await problemOf(post('x'.repeat(11)), 10)).toMatchObject({ status: 413 });
    const packed = (size: number) => post(new Uint8Array(gzipSync('x'.repeat(size))), { 'content-encoding': 'gzip' });
    expect(await readBody(packed(50), 50)).toHaveLength(50);
    expect(await problemOf(packed(51), 50)).toMatchObject({ status: 413 });
  });

  it('that never ends is read no further than the limit', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    expect(await problemOf(post(endless))).toMatchObject({ status: 413, code: 'body_too_large' });
    expect(sent).toBeLessThan(MAX_BODY_BYTES + 10 * 65_536);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['deflate', deflateSync],
  ] as const)('that is a %s bomb is unpacked no further than the limit', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(100 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(MAX_BODY_BYTES);
    const before = process.memoryUsage().arrayBuffers;
    const request = post(new Uint8Array(bomb), { 'content-encoding': encoding });
    expect(await problemOf(request)).toMatchObject({ status: 413, code: 'body_too_large' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024);
  });

  it('that is not what its encoding says is refused', async () => {
    const half = gzipSync('x'.repeat(1_000)).subarray(0, 12);
    for (const body of [Buffer.from(text), half, Buffer.alloc(0)]) {
      const request = post(new Uint8Array(body), { 'content-encoding': 'gzip' });
      expect(await problemOf(request)).toMatchObject({ status: 400, code: 'malformed_encoding' });
    }
  });

  it('of another kind, or packed in another way, is refused before it is read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1']) {
      expect(await problemOf(post(text, { 'content-type': type }))).toMatchObject({ status: 415 });
    }
    expect(await readBody(post(text, { 'content-type': 'Application/JSON; Charset="UTF-8"' }))).toHaveLength(12);
    for (const encoding of ['zstd', 'gzip, gzip', 'compress']) {
      expect(await problemOf(post(text, { 'content-encoding': encoding }))).toMatchObject({
        status: 415,
        headers: { 'accept-encoding': 'gzip, deflate, br' },
      });
    }
  });

  it('that breaks off is refused', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"it'));
        controller.error(new Error('connection lost'));
      },
    });
    expect(await problemOf(post(broken))).toMatchObject({ status: 400, code: 'body_incomplete' });
  });
});
