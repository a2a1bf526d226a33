/**
 * Writes of /v1 from Node's request to Node's answer. Kit makes a Request, streams, an event and a Response of each, which
 * costs several times what a small post needs; here there are a map look-up and the handler. Only what needs nothing of
 * Kit comes this way: POST to exactly one of these paths, from a program and not a page (pages name an Origin, and are
 * told apart by their address). Everything else, OPTIONS and other methods too, goes on to the routes.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdFrom } from '@debrief/pipelines/operate';
import type { Logger } from 'pino';
import { closedPolicy, standingHeaders } from '../answer-headers.ts';
import type { Lane } from '../go-ahead.ts';
import type { Observe } from '../metrics/observe.ts';
import { telemetry } from '../telemetry.ts';
import type { Answer } from './answer.ts';
import type { ApiWrites } from './create-api.ts';
import { MAX_BODY_BYTES } from './read-body.ts';

export interface WriteLaneDeps {
  writes: ApiWrites;
  log: Logger;
  observe: Observe;
}

const always = { ...standingHeaders, 'content-security-policy': closedPolicy };

export function createWriteLane({ writes, log, observe }: WriteLaneDeps): Lane {
  const byPath = new Map(Object.entries(writes).map(([name, write]) => [`/v1/${name}`, write]));

  return function writeLane(request, response) {
    const { url: path = '', method, headers } = request;
    const write = method === 'POST' && headers.origin === undefined ? byPath.get(path) : undefined;
    if (!write) return false;
    const startedAt = performance.now();
    const requestId = requestIdFrom(headerOf(request, 'x-request-id'));
    telemetry().annotate({ 'debrief.request_id': requestId });
    const call = {
      requestId,
      url: { pathname: path },
      request: {
        url: path,
        headers: {
          get: (name: string) => headerOf(request, name),
          has: (name: string) => headers[name.toLowerCase()] !== undefined,
        },
        body: () => readWhole(request),
      },
      clientAddress: () => {
        throw new Error('only a page is told apart by its address');
      },
    };
    const answered = write(call).then((answer) => {
      send(response, answer, requestId);
      const durationMs = performance.now() - startedAt;
      observe.request(path, answer.status, durationMs / 1_000);
      const told = { requestId, method, route: path, status: answer.status, durationMs: Math.round(durationMs) };
      log.debug(told, 'request');
    });
    answered.catch((error: unknown) => {
      log.error({ requestId, err: error }, 'request failed');
      response.destroy();
    });
    return true;
  };
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

/** The body in one piece, read no further than what is too large. */
function readWhole(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let isRead = false;
    function end(): void {
      isRead = true;
      const [first] = chunks;
      resolve(first && chunks.length === 1 ? first : Buffer.concat(chunks, size));
    }
    function take(chunk: Buffer): void {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size <= MAX_BODY_BYTES) return;
      // The rest is thrown away, so that the sender comes to read the answer.
      request.off('data', take);
      request.resume();
      end();
    }
    request.on('data', take);
    request.on('end', end);
    request.on('error', reject);
    // Every request closes; an error is made, with its stack, only for one that was not read by then.
    request.on('close', () => {
      if (!isRead) reject(new Error('the connection closed'));
    });
  });
}

function send(response: ServerResponse, { status, headers, body }: Answer, requestId: string): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { ...always, ...headers, 'x-request-id': requestId, 'content-length': length });
  response.end(body);
}
