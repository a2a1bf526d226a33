/**
 * A server on loopback that speaks a model provider's HTTP API and says what a test tells it to.
 *
 * Providers are outside our walls, so they may be scripted; the client, the wire and its faults are real.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { protocols, type ProtocolName } from './protocols.ts';

export type Reply =
  /** A well-formed answer with this value. */
  | { kind: 'answer'; value: unknown; afterMs?: number }
  /** An answer that is this text, whatever was asked for. */
  | { kind: 'text'; text: string }
  /** An answer that ran into the length limit. */
  | { kind: 'cut-off'; text: string }
  | { kind: 'refusal' }
  | { kind: 'status'; status: number; headers?: Record<string, string>; code?: string }
  /** The connection breaks in the middle of the body. */
  | { kind: 'reset' }
  /** The body ends in its middle, as if it were whole. */
  | { kind: 'ends-early'; value: unknown }
  /** The connection stays open and nothing comes. */
  | { kind: 'silence' }
  /** The connection stays open, and after the first part of the body nothing comes. */
  | { kind: 'stall'; value: unknown };

export interface ModelRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
  /** The system's and the user's words, as the provider would read them. */
  system: string;
  user: string;
}

export interface ModelServer extends AsyncDisposable {
  /** As a client's base address is given for this provider. */
  baseUrl: string;
  requests: ModelRequest[];
}

/** Answers the requests with `replies` in turn, the last one again and again; a function is asked for each. */
export async function startModelServer(
  protocolName: ProtocolName,
  replies: Reply[] | ((request: ModelRequest, nth: number) => Reply),
): Promise<ModelServer> {
  const protocol = protocols[protocolName];
  const requests: ModelRequest[] = [];
  const server = createServer((incoming, response) => {
    void readBody(incoming).then((body) => {
      const request = { path: incoming.url ?? '', headers: incoming.headers, body, ...protocol.readPrompt(body) };
      const nth = requests.push(request) - 1;
      const reply = Array.isArray(replies) ? replies[Math.min(nth, replies.length - 1)]! : replies(request, nth);
      if (request.path !== protocol.path) return send(response, 404, { error: { message: `no ${request.path} here` } });
      answer(response, reply, protocol, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${protocol.basePath}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(
  response: ServerResponse,
  reply: Reply,
  protocol: (typeof protocols)[ProtocolName],
  asked: Record<string, unknown>,
) {
  switch (reply.kind) {
    case 'silence':
      return;
    case 'reset':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"id":"x",');
      setTimeout(() => response.destroy(), 10);
      return;
    case 'ends-early':
    case 'stall': {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(protocol.begin({ text: JSON.stringify(reply.value), value: reply.value, stop: 'end' }, asked));
      if (reply.kind === 'ends-early') response.end();
      return;
    }
    case 'status':
      for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
      return send(response, reply.status, {
        error: { message: 'scripted', type: 'scripted', code: reply.code ?? null },
      });
    case 'answer': {
      const answered = protocol.encode({ text: JSON.stringify(reply.value), value: reply.value, stop: 'end' }, asked);
      if (reply.afterMs === undefined) send(response, 200, answered);
      else setTimeout(send, reply.afterMs, response, 200, answered);
      return;
    }
    case 'text':
      return send(response, 200, protocol.encode({ text: reply.text, value: reply.text, stop: 'end' }, asked));
    case 'cut-off':
      return send(response, 200, protocol.encode({ text: reply.text, value: {}, stop: 'length' }, asked));
    case 'refusal':
      return send(
        response,
        200,
        protocol.encode({ text: 'I cannot help with that.', value: null, stop: 'refusal' }, asked),
      );
  }
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}

async function readBody(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(z.instanceof(Buffer).parse(chunk));
  return z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.concat(chunks).toString() || '{}'));
}
