/** The edge of /v1: who may, how often, and what a program is told when something fails. */
import type { AuthenticatedKey } from '@debrief/db';
import type { Logger } from 'pino';
import { NotTakenError } from '../group-commit/group-commit.ts';
import { isDatabaseAway } from '../is-database-away.ts';
import { toResponse, type Answer } from './answer.ts';
import { authorise, type Presented, type Use } from './authorise.ts';
import type { Keyring } from './keyring.ts';
import type { LimitRate } from './limit-rate.ts';
import { Problem, problemAnswer, problemResponse } from './problem.ts';
import type { Bodied } from './read-body.ts';

/** What a handler needs of Kit's RequestEvent, and a test of none. */
export interface Call {
  request: Request;
  url: URL;
  params: Partial<Record<string, string>>;
  requestId: string;
  /** Address of the peer; may throw where the adapter is set up wrongly. */
  clientAddress: () => string;
  /** Breaks the connection. */
  hangUp?: () => void;
}

export type Handler = (call: Call, key: AuthenticatedKey) => Promise<Response>;

/** The part of a call that writing needs: also what Node's own request can give, without a Request around it. */
export interface WriteCall extends Pick<Call, 'requestId' | 'clientAddress'> {
  request: Presented & Bodied;
  url: Pick<URL, 'pathname'>;
}

export type WriteHandler = (call: WriteCall, key: AuthenticatedKey) => Promise<Answer>;

export interface EdgeDeps {
  keyring: Keyring;
  limitRate: LimitRate;
  log: Logger;
}

/** Retrying a write is safe at any time: ids make it idempotent. */
const RETRY_AFTER_SECONDS = 2;

/** Wraps handlers: the key is known and allowed before they run, and whatever they throw becomes a problem. */
export function createEdge({ keyring, limitRate, log }: EdgeDeps) {
  function guard(use: Use, handler: Handler): (call: Call) => Promise<Response> {
    return async function answer(call) {
      let key: AuthenticatedKey | null = null;
      let response: Response;
      try {
        key = await authorise(call.request, keyring, use);
        await limitRate(key.id);
        response = await handler(call, key);
      } catch (error) {
        response = problemResponse(toProblem(error, call, log), call.requestId);
      }
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
      for (const [name, value] of headersForPage(key, call.request)) response.headers.append(name, value);
      return response;
    };
  }

  function guardWrite(handler: WriteHandler): (call: WriteCall) => Promise<Answer> {
    return async function answer(call) {
      let key: AuthenticatedKey | null = null;
      let given: Answer;
      try {
        key = await authorise(call.request, keyring, 'write');
        await limitRate(key.id);
        given = await handler(call, key);
      } catch (error) {
        given = problemAnswer(toProblem(error, call, log), call.requestId);
      }
      given.headers['cache-control'] ??= 'no-store';
      for (const [name, value] of headersForPage(key, call.request)) given.headers[name] = value;
      return given;
    };
  }

  return { guard, guardWrite };
}

/** A handler of plain values as one of Kit's. */
export function answerResponse(handler: (call: WriteCall) => Promise<Answer>): (call: Call) => Promise<Response> {
  return async (call) => toResponse(await handler(call));
}

/** Only the pages a public key is bound to may read the answer. */
function headersForPage(key: AuthenticatedKey | null, request: Presented): [string, string][] {
  const origin = request.headers.get('origin');
  if (key?.kind !== 'public' || origin === null) return [];
  return [
    ['access-control-allow-origin', origin],
    ['access-control-expose-headers', 'retry-after, x-request-id'],
    ['vary', 'origin'],
  ];
}

function toProblem(error: unknown, call: Pick<WriteCall, 'requestId' | 'url'>, log: Logger): Problem {
  if (error instanceof Problem) return error;
  const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) };
  if (error instanceof NotTakenError) {
    log.warn({ requestId: call.requestId, code: error.code }, 'a post was not taken');
    return new Problem({
      status: 503,
      code: error.code,
      detail: `Not answered: ${error.message}. Send it again.`,
      headers,
    });
  }
  if (isDatabaseAway(error)) {
    log.warn({ requestId: call.requestId, code: (error as { code?: unknown }).code }, 'the database is away');
    const detail = 'The database does not answer. Nothing you did not hear of is certain: send it again.';
    return new Problem({ status: 503, code: 'database_away', detail, headers });
  }
  log.error({ requestId: call.requestId, path: call.url.pathname, err: withoutRows(error) }, 'request failed');
  const detail = 'Something went wrong on our side. Quote the request id when you report it.';
  return new Problem({ status: 500, code: 'internal', detail });
}

/** PostgreSQL's `detail` and `where` quote the row, and with it what a visitor wrote. */
function withoutRows(error: unknown): object {
  const { name, message, stack, code } = error as { name?: string; message?: string; stack?: string; code?: string };
  return { type: name, message, stack, code };
}

/** Answers a browser's question whether a page elsewhere may post or listen here; whose key it brings is seen when it does. */
export function preflight(call: Call): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': call.request.headers.get('origin') ?? '*',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, content-encoding, last-event-id, cache-control',
      'access-control-max-age': '7200',
      vary: 'origin',
    },
  });
}

/** The answer to a path that is not part of the API. */
export function noSuchPath(call: Call): Response {
  const detail = `There is no ${call.url.pathname}. GET /v1/openapi.json tells what there is.`;
  return problemResponse(new Problem({ status: 404, code: 'no_such_path', detail }), call.requestId);
}

/** The answer to a method that the path does not have. */
export function methodNotAllowed(call: Call, allowed: readonly string[]): Response {
  const allow = allowed.join(', ');
  const detail = `${call.url.pathname} takes ${allow}, not ${call.request.method}.`;
  return problemResponse(
    new Problem({ status: 405, code: 'method_not_allowed', detail, headers: { allow } }),
    call.requestId,
  );
}

/** The answer to a path that is not UTF-8 when decoded. */
export function malformedPath(requestId: string): Response {
  const detail = 'The path is not percent-encoded UTF-8.';
  return problemResponse(new Problem({ status: 400, code: 'malformed_path', detail }), requestId);
}
