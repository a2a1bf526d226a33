/**
 * A server on loopback that speaks OpenAI's and Ollama's embeddings APIs and fails as a test tells it to. Its vectors are
 * no model's: a text lies where the words it holds lie, as the test placed them.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export type EmbeddingProtocol = 'openai' | 'ollama';

export type EmbeddingReply =
  | { kind: 'vectors' }
  /** These, whatever was asked. */
  | { kind: 'these'; vectors: unknown[] }
  | { kind: 'text'; text: string }
  | { kind: 'status'; status: number; headers?: Record<string, string>; code?: string }
  /** The connection breaks in the middle of the body. */
  | { kind: 'reset' }
  /** The connection stays open and nothing comes. */
  | { kind: 'silence' };

export interface EmbeddingRequest {
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
  texts: string[];
}

export interface EmbeddingServer extends AsyncDisposable {
  /** As a client's base address is given. */
  baseUrl: string;
  requests: EmbeddingRequest[];
  /** From now on. */
  reply(replies: Replies): void;
}

type Replies = EmbeddingReply[] | ((request: EmbeddingRequest, nth: number) => EmbeddingReply);

/** Every text costs so many tokens. */
export const TOKENS_PER_TEXT = 7;

const paths: Record<EmbeddingProtocol, string> = { openai: '/v1/embeddings', ollama: '/api/embed' };
const bodySchema = z.record(z.string(), z.unknown());
const inputSchema = z.union([z.string().transform((text) => [text]), z.array(z.string())]);

/** Answers the requests with `replies` in turn, the last one again and again. */
export async function startEmbeddingServer(
  protocol: EmbeddingProtocol,
  place: (text: string) => number[],
  replies: Replies = [{ kind: 'vectors' }],
): Promise<EmbeddingServer> {
  const requests: EmbeddingRequest[] = [];
  let current = replies;
  let answered = 0;
  const server = createServer((incoming, response) => {
    void readBody(incoming).then((body) => {
      if (incoming.url !== paths[protocol]) return send(response, 404, { error: { message: 'nothing here' } });
      const request = { headers: incoming.headers, body, texts: inputSchema.parse(body.input) };
      requests.push(request);
      const nth = answered++;
      const reply = Array.isArray(current)
        ? (current[Math.min(nth, current.length - 1)] ?? { kind: 'vectors' })
        : current(request, nth);
      answer(
        response,
        reply,
        () => encode(protocol, body, request.texts.map(place)),
        (vectors) => encode(protocol, body, vectors),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${protocol === 'openai' ? '/v1' : ''}`,
    requests,
    reply(next) {
      current = next;
      answered = 0;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(
  response: ServerResponse,
  reply: EmbeddingReply,
  vectors: () => unknown,
  encodeThese: (vectors: unknown[]) => unknown,
): void {
  switch (reply.kind) {
    case 'silence':
      return;
    case 'reset':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"object":"list","data":[');
      setTimeout(() => response.destroy(), 10);
      return;
    case 'status':
      for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
      return send(response, reply.status, { error: { message: 'scripted', code: reply.code ?? null } });
    case 'text':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(reply.text);
      return;
    case 'these':
      return send(response, 200, encodeThese(reply.vectors));
    case 'vectors':
      return send(response, 200, vectors());
  }
}

function encode(protocol: EmbeddingProtocol, { model }: Record<string, unknown>, vectors: unknown[]): unknown {
  const tokens = TOKENS_PER_TEXT * vectors.length;
  if (protocol === 'ollama') return { model, embeddings: vectors, total_duration: 1, prompt_eval_count: tokens };
  return {
    object: 'list',
    model,
    data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readBody(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(z.instanceof(Buffer).parse(chunk));
  return bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString() || '{}'));
}
