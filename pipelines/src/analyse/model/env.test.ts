import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createLocalAnalyser } from '../index.ts';
import { createAnalyserFromEnv, modelEnvSchema } from './env.ts';
import { findPricing } from './pricing.ts';
import { shop, shopAnswer } from './testing/conversations.ts';
import { startModelServer } from './testing/start-model-server.ts';

const local = createLocalAnalyser();

test('without a model the local analyser itself is used', () => {
  for (const env of [{}, { DEBRIEF_MODEL: '' }])
    expect(createAnalyserFromEnv(modelEnvSchema.parse(env), { local })).toBe(local);
});

test('the settings name the model, its address, its key and its price', async () => {
  await using server = await startModelServer('openai', [{ kind: 'answer', value: shopAnswer }]);
  const env = modelEnvSchema.parse({
    DEBRIEF_MODEL: 'openai:my-model',
    DEBRIEF_MODEL_BASE_URL: server.baseUrl,
    DEBRIEF_MODEL_API_KEY: 'key-1',
    DEBRIEF_MODEL_PRICE: '1.5/10',
    DEBRIEF_MODEL_BUDGET_USD: '2.5',
    DEBRIEF_MODEL_OUTPUT: '',
  });
  const analyser = createAnalyserFromEnv(env, { local });
  expect(analyser.name).toBe('model:openai:my-model@1');
  expect((await analyser.analyse(shop)).receipt).toMatchObject({ fallbackReason: null, costUsd: 0.0035 });
  expect(server.requests[0]).toMatchObject({ headers: { authorization: 'Bearer key-1' }, body: { model: 'my-model' } });
});

test('every mistake is named at once', () => {
  const { error } = modelEnvSchema.safeParse({
    DEBRIEF_MODEL: 'gpt-5',
    DEBRIEF_MODEL_BASE_URL: 'localhost:1234',
    DEBRIEF_MODEL_PRICE: 'cheap',
    DEBRIEF_MODEL_RPM: '0',
  });
  expect(error?.issues.map(({ path: [name] }) => name)).toEqual([
    'DEBRIEF_MODEL',
    'DEBRIEF_MODEL_BASE_URL',
    'DEBRIEF_MODEL_PRICE',
    'DEBRIEF_MODEL_RPM',
  ]);
});

test('a budget in dollars needs a price', () => {
  const budget = { DEBRIEF_MODEL: 'openai:unheard-of', DEBRIEF_MODEL_BUDGET_USD: '1' };
  expect(modelEnvSchema.safeParse(budget).error?.issues[0]?.path).toEqual(['DEBRIEF_MODEL_PRICE']);
  expect(modelEnvSchema.safeParse({ ...budget, DEBRIEF_MODEL_PRICE: '1/2' }).success).toBe(true);
  expect(modelEnvSchema.safeParse({ ...budget, DEBRIEF_MODEL: 'openai:gpt-5-mini' }).success).toBe(true);
});

test('the price of a dated model is that of its line', () => {
  expect(findPricing('openai:gpt-5-mini-2025-08-07')).toEqual(findPricing('openai:gpt-5-mini'));
  expect(findPricing('openai:gpt-5-mini')).not.toEqual(findPricing('openai:gpt-5'));
  expect(findPricing('openai:gpt-50')).toBeNull();
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
