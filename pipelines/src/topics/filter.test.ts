import { expect, onTestFinished, test } from 'vitest';
import { createEmbedder } from './embed/index.ts';
import { startEmbeddingServer } from './embed/testing/start-embedding-server.ts';
import { runClusterFilter } from './filter.ts';

const birds = ['a falcon', 'the osprey', 'some buzzard', 'any harrier', 'one kestrel'];
const stones = ['a marble', 'the granite', 'some basalt', 'any slate', 'one gneiss'];

/** Birds lie in one direction and stones in another, with much that all have in common. */
function meaning(text: string): number[] {
  const about = (words: readonly string[]) => Number(words.some((word) => text.includes(word.split(' ')[1] ?? '')));
  return [about(birds), about(stones), 2];
}

async function setUp() {
  const server = await startEmbeddingServer('openai', meaning);
  onTestFinished(async () => server[Symbol.asyncDispose]());
  const embedder = createEmbedder({ spec: 'openai:means-well', baseUrl: server.baseUrl, apiKey: 'k', attempts: 1 });
  const warnings: string[] = [];
  async function group(texts: readonly string[]) {
    const lines: { id: number; cluster: number; grouped_by: string }[] = [];
    async function* input() {
      yield* texts.map((text, id) => JSON.stringify({ id, text }));
    }
    const write = (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]);
    await runClusterFilter(input(), write, { embedder, warn: (reason) => warnings.push(reason) });
    return lines;
  }
  return { server, group, warnings };
}

const clustersOf = (lines: readonly { cluster: number }[]) => new Set(lines.map(({ cluster }) => cluster));

test('with an embedding model the filter groups what shares no word, and says by which', async () => {
  const { group, server, warnings } = await setUp();
  const lines = await group([...birds, ...stones, 'a falcon']);
  const [inAir, onGround] = [clustersOf([...lines.slice(0, 5), ...lines.slice(10)]), clustersOf(lines.slice(5, 10))];
  expect([inAir.size, onGround.size, new Set([...inAir, ...onGround]).size]).toEqual([1, 1, 2]);
  expect(new Set(lines.map((line) => line.grouped_by))).toEqual(new Set(['words and openai:means-well']));
  expect(server.requests.flatMap(({ texts }) => texts).length, 'the same text is asked about once').toBe(10);
  expect(warnings).toEqual([]);
});

test('what is sent to the model is redacted', async () => {
  const { group, server } = await setUp();
  await group(['write to ada@shop.example please', 'call me on +44 20 7946 0958']);
  expect(JSON.stringify(server.requests.map(({ body }) => body))).not.toMatch(/ada@shop|7946/);
});

test('a model that fails leaves the questions to their words, and the filter says so', async () => {
  const { group, server, warnings } = await setUp();
  server.reply([{ kind: 'status', status: 500 }]);
  const lines = await group([...birds, ...stones]);
  expect(clustersOf(lines).size).toBe(10);
  expect(new Set(lines.map((line) => line.grouped_by))).toEqual(new Set(['words']));
  expect(warnings).toEqual([expect.stringMatching(/500/)]);
});
