import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_TIMEOUT_MS } from './limit-calls.ts';
import { modelEnvSchema } from './env.ts';

test('a model may be silent for the minute that is documented, and another time can be set', () => {
  const documented = readFileSync(resolve(import.meta.dirname, '../../../../.env.example'), 'utf8');
  expect(/^# DEBRIEF_MODEL_TIMEOUT_MS=(\d+)$/m.exec(documented)?.[1]).toBe(String(DEFAULT_TIMEOUT_MS));
  expect(DEFAULT_TIMEOUT_MS).toBe(60_000);
  const read = (value?: string) => modelEnvSchema.parse({ DEBRIEF_MODEL_TIMEOUT_MS: value }).DEBRIEF_MODEL_TIMEOUT_MS;
  expect(read()).toBeUndefined();
  expect(read('1500')).toBe(1_500);
});
