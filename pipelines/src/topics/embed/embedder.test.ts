import { describe, expect, onTestFinished, test } from 'vitest';
import { createMemorySpendStore } from '../../analyse/model/index.ts';
import { createEmbedder, type EmbedderOptions } from './create-embedder.ts';
import {
  startEmbeddingServer,
  TOKENS_PER_TEXT,
  type EmbeddingProtocol,
  type EmbeddingReply,
} from './testing/start-embedding-server.ts';

const specs: Record<EmbeddingProtocol, string> = { openai: 'openai:some-embedder', ollama: 'ollama:some-embedder' };
const account = { workspaceId: 'w', budget: { usd: null, tokens: null } };
const place = (text: string) => [text.length, 1, -1];
const vectors: EmbeddingReply = { kind: 'vectors' };

async function setUp(
  protocol: EmbeddingProtocol,
  replies: Parameters<typeof startEmbeddingServer>[2],
  options: Partial<EmbedderOptions> = {},
) {
  const server = await startEmbeddingServer(protocol, place, replies);
  onTestFinished(async () => server[Symbol.asyncDispose]());
  const embedder = createEmbedder({
    spec: specs[protocol],
    baseUrl: server.baseUrl,
    apiKey: 'test-key',
    timeoutMs: 5_000,
    firstRetryWaitMs: 20,
    ...options,
  });
  return { server, embedder };
}

describe.each(['openai', 'ollama'] as const)('over the API of %s', (protocol) => {
  test('texts get vectors in their order, in batches, and what they cost is booked on the workspace', async () => {
    const spending = createMemorySpendStore();
    const clock = () => Date.parse('2026-11-01T12:00:00Z');
    const { server, embedder } = await setUp(protocol, [vectors], { batch: 2, spending, clock });
    const { vectors: given, failure } = await embedder.embed(['a', 'bb', 'ccccc'], account);
    expect(failure).toBeNull();
    expect(given.map((vector) => vector && [...vector])).toEqual([
      [127, 127, -127],
      [127, 64, -63],
      [127, 25, -25],
    ]);
    expect(server.requests.map(({ texts }) => texts)).toEqual([['a', 'bb'], ['ccccc']]);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer test-key');
    expect(spending.read('2026-11-01').tokens).toBe(3 * TOKENS_PER_TEXT);
    expect(embedder.dimensions()).toBe(3);
  });

  test.each<[string, EmbeddingReply, RegExp, number]>([
    ['too many requests', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }, /HTTP status 429/, 3],
    ['a server error', { kind: 'status', status: 500 }, /HTTP status 500/, 3],
    ['a cut stream', { kind: 'reset' }, /connection/, 3],
    ['a refused key', { kind: 'status', status: 401 }, /HTTP status 401/, 1],
    ['an unknown model', { kind: 'status', status: 404 }, /HTTP status 404/, 1],
    ['text that is no JSON', { kind: 'text', text: '<html>Bad gateway' }, /could not be read/, 1],
    ['half an answer', { kind: 'text', text: '{"data":[{"embedding":[1,' }, /could not be read/, 1],
    ['NaN, which is no JSON', { kind: 'text', text: '{"data":[{"embedding":[NaN,1,1]}]}' }, /could not be read/, 1],
    [
      'numbers left out',
      {
        kind: 'these',
        vectors: [
          [1, null, 1],
          [1, 1, 1],
        ],
      },
      /not made of numbers/,
      1,
    ],
    [
      'numbers beyond all bounds',
      { kind: 'text', text: '{"data":[{"embedding":[1e999]},{"embedding":[1]}],"embeddings":[[1e999],[1]]}' },
      /not made of numbers/,
      1,
    ],
    [
      'vectors of two lengths',
      {
        kind: 'these',
        vectors: [
          [1, 2, 3],
          [1, 2],
        ],
      },
      /2 numbers where 3 were expected/,
      1,
    ],
    ['a vector too few', { kind: 'these', vectors: [[1, 2, 3]] }, /1 vectors where 2|could not be read/, 1],
    [
      'a vector too many',
      {
        kind: 'these',
        vectors: [
          [1, 2, 3],
          [1, 2, 3],
          [1, 2, 3],
        ],
      },
      /3 vectors where 2/,
      1,
    ],
    ['empty vectors', { kind: 'these', vectors: [[], []] }, /not made of numbers/, 1],
    ['an answer without any', { kind: 'text', text: '{}' }, /could not be read|no vectors/, 1],
    ['silence', { kind: 'silence' }, /did not answer within 0.3 s/, 1],
  ])('after %s there are no vectors, and a reason without a word of the texts', async (_, reply, reason, calls) => {
    const { server, embedder } = await setUp(protocol, [reply], { timeoutMs: 300, maxRetryWaitMs: 600 });
    const { vectors: given, failure } = await embedder.embed(['secret one', 'secret two'], account);
    expect(given).toEqual([null, null]);
    expect(failure).toMatch(reason);
    expect(failure).not.toMatch(/secret/);
    expect(server.requests).toHaveLength(calls);
  });

  test('a passing fault is waited out', async () => {
    const replies: EmbeddingReply[] = [{ kind: 'status', status: 503 }, { kind: 'reset' }, vectors];
    const { server, embedder } = await setUp(protocol, replies);
    expect((await embedder.embed(['a'], account)).failure).toBeNull();
    expect(server.requests).toHaveLength(3);
  });

  test('what came before a fault is kept, and nothing is asked after it', async () => {
    const { server, embedder } = await setUp(protocol, [vectors, { kind: 'status', status: 400 }], { batch: 1 });
    const { vectors: given, failure } = await embedder.embed(['a', 'b', 'c'], account);
    expect(given.map((vector) => vector !== null)).toEqual([true, false, false]);
    expect(failure).toMatch(/400/);
    expect(server.requests).toHaveLength(2);
  });

  test('a model that gives other vectors than before is not believed', async () => {
    const { embedder } = await setUp(protocol, [vectors, { kind: 'these', vectors: [[1, 2]] }]);
    await embedder.embed(['a'], account);
    expect((await embedder.embed(['a'], account)).failure).toMatch(/2 numbers where 3/);
  });
});

test('a Retry-After within our patience is waited for, one beyond it is not', async () => {
  const slow = (seconds: string): EmbeddingReply => ({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': seconds },
  });
  const { server, embedder } = await setUp('openai', [slow('1'), vectors, slow('3600')]);
  const startedMs = performance.now();
  expect((await embedder.embed(['a'], account)).failure).toBeNull();
  expect(performance.now() - startedMs).toBeGreaterThan(990);
  expect((await embedder.embed(['a'], account)).failure).toMatch(/429/);
  expect(server.requests).toHaveLength(3);
});

test('after an outage the model is left alone, and asked again later', async () => {
  let nowMs = 0;
  const { server, embedder } = await setUp('openai', [{ kind: 'status', status: 503 }, vectors], {
    attempts: 1,
    clock: () => nowMs,
  });
  expect((await embedder.embed(['a'], account)).failure).toMatch(/503/);
  expect((await embedder.embed(['a'], account)).failure).toMatch(/left alone/);
  expect(server.requests).toHaveLength(1);
  nowMs += 60_001;
  expect((await embedder.embed(['a'], account)).failure).toBeNull();
});

test('beyond the day’s budget, the desk’s or the workspace’s own, nothing is sent', async () => {
  const { server, embedder } = await setUp('openai', [vectors], { budget: { tokens: 30 }, batch: 1 });
  const texts = Array.from({ length: 10 }, () => 'abc def');
  const { vectors: given, failure } = await embedder.embed(texts, account);
  expect(failure).toMatch(/day’s budget/);
  const paid = given.filter((vector) => vector !== null).length;
  expect(paid).toBeGreaterThan(0);
  expect(server.requests).toHaveLength(paid);
  const poor = { workspaceId: 'p', budget: { usd: null, tokens: 1 } };
  const { embedder: other, server: otherServer } = await setUp('openai', [vectors]);
  expect((await other.embed(texts, poor)).failure).toMatch(/workspace’s own budget/);
  expect(otherServer.requests).toHaveLength(0);
});

test('the caller’s own abort is an error', async () => {
  const { embedder } = await setUp('ollama', [{ kind: 'silence' }]);
  await expect(embedder.embed(['a'], account, AbortSignal.timeout(100))).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test('a length and a prefix are asked for and name the space; long texts are cut and blank ones sent as a mark', async () => {
  const { server, embedder } = await setUp('openai', [vectors], { dimensions: 3, prefix: 'clustering: ' });
  expect(embedder.space).toBe('openai:some-embedder@3 “clustering:”');
  expect((await embedder.embed(['x'.repeat(5_000), ' '], account)).failure).toBeNull();
  expect(server.requests[0]?.body).toMatchObject({ dimensions: 3, encoding_format: 'float', model: 'some-embedder' });
  expect(server.requests[0]?.texts.map((text) => text.length)).toEqual([412, 13]);
});

test('a text whose vector points nowhere has none, and that is no fault', async () => {
  const { embedder } = await setUp('openai', [
    {
      kind: 'these',
      vectors: [
        [0, 0, 0],
        [1, 0, 0],
      ],
    },
  ]);
  const { vectors: given, failure } = await embedder.embed(['', 'a'], account);
  expect([given[0], failure]).toEqual([null, null]);
  expect([...(given[1] ?? [])]).toEqual([127, 0, 0]);
});
