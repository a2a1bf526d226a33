import { onTestFinished } from 'vitest';
import { createLocalAnalyser } from '../../index.ts';
import { createModelAnalyser, type ModelAnalyserOptions } from '../create-model-analyser.ts';
import { shopAnswer } from './conversations.ts';
import type { ProtocolName } from './protocols.ts';
import { startModelServer, type Reply } from './start-model-server.ts';

/** What stands in when a model does not answer. */
export const local = createLocalAnalyser();
/** `compatible`: another server that speaks OpenAI's API and knows JSON mode only. */
export type Vendor = ProtocolName | 'compatible';

/** A model of each vendor. */
export const specs: Record<Vendor, string> = {
  compatible: 'openai:qwen3-8b-instruct',
  openai: 'openai:gpt-5-mini',
  anthropic: 'anthropic:claude-haiku-4-5',
  ollama: 'ollama:llama3.1',
};
/** An answer that holds. */
export const good: Reply = { kind: 'answer', value: shopAnswer };

/** A scripted vendor and an analyser that asks it; both end with the test. */
export async function setUp(
  vendor: Vendor,
  replies: Parameters<typeof startModelServer>[1],
  options: Partial<ModelAnalyserOptions> = {},
) {
  const server = await startModelServer(vendor === 'compatible' ? 'openai' : vendor, replies);
  onTestFinished(async () => server[Symbol.asyncDispose]());
  const analyser = createModelAnalyser({
    model: { spec: specs[vendor], baseUrl: server.baseUrl, apiKey: 'test-key' },
    local,
    timeoutMs: 5_000,
    firstRetryWaitMs: 20,
    ...(vendor === 'compatible' ? { outputMethod: 'jsonMode' as const } : {}),
    ...options,
  });
  return { server, analyser };
}
