/** An embedding model by its name, loaded when first asked: a process without one does not pay for LangChain. */
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { z } from 'zod';

export interface EmbeddingConnection {
  /** `provider:model`, as in `openai:text-embedding-3-small` or `ollama:nomic-embed-text`. */
  spec: string;
  /** For OpenAI-compatible servers, proxies and Ollama elsewhere. OpenAI's ends in `/v1`. */
  baseUrl?: string;
  apiKey?: string;
  /** Asked for where the model can give shorter vectors; absent: its own length. */
  dimensions?: number;
}

/** Those whose vectors LangChain can ask for with what is installed here. */
export const embeddingProviders = ['openai', 'ollama'] as const;

/** What the provider says of its answer, as far as it does. */
export interface EmbeddingAnswer {
  tokens: number | null;
  vectors: number | null;
}

export interface EmbeddingCall {
  signal: AbortSignal;
  /** LangChain passes over vectors too many, and what was used. */
  onAnswer: (answer: EmbeddingAnswer) => void;
}

/** LangChain's client takes neither a signal nor tells what was used, so that each call has one of its own. */
export type OpenEmbeddings = (call: EmbeddingCall) => EmbeddingsInterface;

export async function loadEmbeddings(connection: EmbeddingConnection): Promise<OpenEmbeddings> {
  const { spec, baseUrl, apiKey, dimensions } = connection;
  const model = spec.slice(spec.indexOf(':') + 1);
  // Retries are ours: LangChain's own read the error's message.
  const common = { model, dimensions, maxRetries: 0, maxConcurrency: Infinity };
  if (spec.startsWith('ollama:')) {
    const { OllamaEmbeddings } = await import('@langchain/ollama');
    return (call) =>
      new OllamaEmbeddings({
        ...common,
        truncate: true,
        fetch: watchedFetch(call),
        ...(baseUrl === undefined ? {} : { baseUrl }),
        ...(apiKey === undefined ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
      });
  }
  const { OpenAIEmbeddings } = await import('@langchain/openai');
  return (call) =>
    new OpenAIEmbeddings({
      ...common,
      // The client's own choice is base64, which not every compatible server speaks.
      encodingFormat: 'float',
      ...(apiKey === undefined ? {} : { apiKey }),
      configuration: { fetch: watchedFetch(call), ...(baseUrl === undefined ? {} : { baseURL: baseUrl }) },
    });
}

/** As OpenAI and Ollama answer. */
const answerSchema = z
  .object({
    data: z.array(z.unknown()).optional(),
    embeddings: z.array(z.unknown()).optional(),
    usage: z.object({ prompt_tokens: z.number().min(0) }).optional(),
    prompt_eval_count: z.number().min(0).optional(),
  })
  .transform(({ data, embeddings, usage, prompt_eval_count: counted }) => ({
    tokens: usage?.prompt_tokens ?? counted ?? null,
    vectors: (data ?? embeddings)?.length ?? null,
  }));

function watchedFetch({ signal, onAnswer }: EmbeddingCall): typeof fetch {
  return async function fetchVectors(input, init) {
    const signals = [signal, init?.signal].filter((each) => each !== null && each !== undefined);
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) });
    if (!response.ok) return response;
    const body = await response.text();
    const answer = answerSchema.safeParse(parse(body));
    if (answer.success) onAnswer(answer.data);
    return new Response(body, { status: response.status, headers: response.headers });
  };
}

/** Null for what is no JSON: the client says so better. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
