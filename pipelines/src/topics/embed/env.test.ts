import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createEmbedderFromEnv, embeddingsEnvSchema } from './env.ts';
import { startEmbeddingServer } from './testing/start-embedding-server.ts';

const embedderOf = (env: Record<string, string>) => createEmbedderFromEnv(embeddingsEnvSchema.parse(env));

test('without a model there is no embedder', () => {
  for (const env of [{}, { DEBRIEF_EMBEDDINGS: '' }]) expect(embedderOf(env as Record<string, string>)).toBeNull();
});

test('the settings name the model, its address, its key and how it is asked', async () => {
  await using server = await startEmbeddingServer('openai', (text) => [text.length, 1]);
  const embedder = embedderOf({
    DEBRIEF_EMBEDDINGS: 'openai:my-embedder',
    DEBRIEF_EMBEDDINGS_BASE_URL: server.baseUrl,
    DEBRIEF_EMBEDDINGS_API_KEY: 'key-1',
    DEBRIEF_EMBEDDINGS_PREFIX: 'query:',
    DEBRIEF_EMBEDDINGS_BATCH: '1',
  });
  const account = { workspaceId: 'w', budget: { usd: null, tokens: null } };
  expect((await embedder?.embed(['a', 'b'], account))?.failure).toBeNull();
  expect(server.requests[0]).toMatchObject({
    headers: { authorization: 'Bearer key-1' },
    body: { model: 'my-embedder' },
    texts: ['query: a'],
  });
  expect(server.requests).toHaveLength(2);
});

test('models that can give shorter vectors are asked for them, and those that want to be told are', () => {
  expect(embedderOf({ DEBRIEF_EMBEDDINGS: 'openai:text-embedding-3-small' })?.space).toBe(
    'openai:text-embedding-3-small@512',
  );
  expect(embedderOf({ DEBRIEF_EMBEDDINGS: 'ollama:nomic-embed-text' })?.space).toBe(
    'ollama:nomic-embed-text “clustering:”',
  );
});

test('every mistake is named at once, and a budget in dollars needs a price', () => {
  const { error } = embeddingsEnvSchema.safeParse({
    DEBRIEF_EMBEDDINGS: 'text-embedding-3-small',
    DEBRIEF_EMBEDDINGS_BASE_URL: 'localhost',
    DEBRIEF_EMBEDDINGS_DIMENSIONS: '7',
  });
  expect(error?.issues.map(({ path: [name] }) => name)).toEqual([
    'DEBRIEF_EMBEDDINGS',
    'DEBRIEF_EMBEDDINGS_BASE_URL',
    'DEBRIEF_EMBEDDINGS_DIMENSIONS',
  ]);
  const budget = { DEBRIEF_EMBEDDINGS: 'openai:unheard-of', DEBRIEF_MODEL_BUDGET_USD: '1' };
  expect(embeddingsEnvSchema.safeParse(budget).error?.issues[0]?.path).toEqual(['DEBRIEF_EMBEDDINGS_PRICE']);
  expect(embeddingsEnvSchema.safeParse({ ...budget, DEBRIEF_EMBEDDINGS_PRICE: '0.02' }).success).toBe(true);
});

test('a process that only imports this room does not load LangChain', () => {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = [];
    registerHooks({ resolve: (name, context, next) => (seen.push(name), next(name, context)) });
    await import(${JSON.stringify(path.join(import.meta.dirname, 'index.ts'))});
    console.log(seen.filter((name) => /langchain/.test(name)).join());`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim()).toBe('');
});
