import { fileURLToPath } from 'node:url';
import { modelEnvSchema } from '@debrief/pipelines/analyse/model';
import { embeddingsEnvSchema } from '@debrief/pipelines/topics/embed';
import { expect, it } from 'vitest';
import { checkEmbeddings, checkModel, checkPlaces, judgeAge } from './check-services.ts';

const nobody = 'http://127.0.0.1:1/v1';

it('calls what is not set no fault', async () => {
  expect(await checkModel(modelEnvSchema.parse({}))).toMatchObject({ state: 'good' });
  expect(await checkEmbeddings(embeddingsEnvSchema.parse({}))).toMatchObject({ state: 'good' });
  expect(await checkPlaces(null)).toMatchObject({ state: 'good' });
});

it('names a chat model that does not answer, and what to check', { timeout: 60_000 }, async () => {
  const env = { DEBRIEF_MODEL: 'openai:m', DEBRIEF_MODEL_BASE_URL: nobody, DEBRIEF_MODEL_API_KEY: 'k' };
  expect(await checkModel(modelEnvSchema.parse(env))).toMatchObject({
    state: 'poor',
    text: expect.stringMatching(/openai:m.* gives no analysis: .+/),
    remedy: expect.stringContaining('DEBRIEF_MODEL_BASE_URL'),
  });
});

it('names an embedding model that does not answer, and what to check', { timeout: 60_000 }, async () => {
  const env = { DEBRIEF_EMBEDDINGS: 'openai:e', DEBRIEF_EMBEDDINGS_BASE_URL: nobody, DEBRIEF_EMBEDDINGS_API_KEY: 'k' };
  expect(await checkEmbeddings(embeddingsEnvSchema.parse(env))).toMatchObject({
    state: 'poor',
    text: expect.stringMatching(/openai:e gives no vectors: .+/),
    remedy: expect.stringContaining('DEBRIEF_EMBEDDINGS'),
  });
});

it('refuses a database of places that is none, and tells an old one', async () => {
  const thisFile = fileURLToPath(import.meta.url);
  expect(await checkPlaces(thisFile)).toMatchObject({ state: 'bad', remedy: expect.stringContaining('.mmdb') });
  expect(judgeAge('places.mmdb', 30)).toMatchObject({ state: 'good', text: expect.stringContaining('30 days old') });
  expect(judgeAge('places.mmdb', 400)).toMatchObject({ state: 'poor', remedy: expect.stringContaining('newer file') });
});
