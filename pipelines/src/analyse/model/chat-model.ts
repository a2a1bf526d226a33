/**
 * A chat model by its name, loaded when first asked: LangChain takes some 80 MB and a quarter of a second, which a process
 * without a model does not pay.
 */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';

export interface ModelConnection {
  /** LangChain's `provider:model`, as in `openai:gpt-5-mini`. */
  spec: string;
  /** For OpenAI-compatible servers, proxies and Ollama elsewhere. OpenAI's ends in `/v1`. */
  baseUrl?: string;
  apiKey?: string;
  maxOutputTokens: number;
}

/** The provider's package that LangChain would load, for those installed here. */
export const providers = ['openai', 'anthropic', 'ollama'] as const;

/** Room for the longest prompt and its answer; Ollama's own default cuts prompts at 4,096 tokens without a word. */
const OLLAMA_CONTEXT_TOKENS = 16_384;

export async function loadChatModel({
  spec,
  baseUrl,
  apiKey,
  maxOutputTokens,
}: ModelConnection): Promise<BaseChatModel> {
  const { initChatModel } = await import('langchain/chat_models/universal');
  const provider = spec.split(':')[0];
  // Retries are ours: LangChain's own read the error's message.
  const common = { maxRetries: 0, ...(apiKey === undefined ? {} : { apiKey }) };
  switch (provider) {
    case 'openai':
      return initChatModel(spec, {
        ...common,
        maxTokens: maxOutputTokens,
        // Compatible servers speak chat completions; few speak the newer Responses API.
        useResponsesApi: false,
        ...(/^openai:(?:gpt-5|o\d)/.test(spec) ? { reasoning: { effort: 'low' } } : {}),
        ...(baseUrl === undefined ? {} : { configuration: { baseURL: baseUrl } }),
      });
    case 'anthropic':
      return initChatModel(spec, {
        ...common,
        maxTokens: maxOutputTokens,
        ...(baseUrl === undefined ? {} : { anthropicApiUrl: baseUrl }),
      });
    case 'ollama':
      return initChatModel(spec, {
        ...common,
        temperature: 0,
        numPredict: maxOutputTokens,
        numCtx: OLLAMA_CONTEXT_TOKENS,
        fetch: fetchOrThrow,
        ...(baseUrl === undefined ? {} : { baseUrl }),
        ...(apiKey === undefined ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
      });
    default:
      return initChatModel(spec, { ...common, ...(baseUrl === undefined ? {} : { baseUrl }) });
  }
}

/** Ollama's client keeps the status of an error and drops its headers, where `Retry-After` stands. */
async function fetchOrThrow(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request);
  if (response.ok) return response;
  const { status, headers } = response;
  await response.body?.cancel();
  throw Object.assign(new Error(`HTTP status ${status}`), { status, headers });
}
