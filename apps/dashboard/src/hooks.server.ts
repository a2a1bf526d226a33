import { requestIdFrom } from '@debrief/pipelines/operate';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { building, dev } from '$app/env';
import { ORIGIN } from '$app/env/private';
import { closedPolicy, standingHeaders } from '#lib/server/answer-headers.ts';
import { malformedPath } from '#lib/server/api/edge.ts';
import { api } from '#lib/server/api/index.ts';
import { createWriteLane } from '#lib/server/api/write-lane.ts';
import { isCrossOrigin } from '#lib/server/cross-origin.ts';
import { isDatabaseAway } from '#lib/server/is-database-away.ts';
import { goAhead } from '#lib/server/go-ahead.ts';
import { log } from '#lib/server/log.ts';
import { metrics } from '#lib/server/metrics/index.ts';
import { readSession } from '#lib/server/read-session.ts';
import { setUpUnattended } from '#lib/server/set-up-unattended.ts';
import { closeStores } from '#lib/server/stores.ts';
import { telemetry } from '#lib/server/telemetry.ts';
import { parseTheme, themeCookie } from '#lib/theme.ts';

/** Pages that need no member. Everything else does, so that a forgotten route is closed, not open. */
const openRoutes = new Set(['/sign-in', '/sign-out', '/welcome', '/join', '/healthz', '/readyz', '/metrics']);

/** Asked by machines, with no database to spare for them. */
const probes = new Set(['/healthz', '/readyz', '/metrics']);

export const init: ServerInit = async () => {
  if (building) return;
  process.once('sveltekit:shutdown', () => {
    // Every answer is out by now; a timer that is still waiting has nothing left to do, nor has a collector that is away.
    const sent = Promise.race([telemetry().stop(), new Promise((resolve) => setTimeout(resolve, 500))]);
    void Promise.allSettled([closeStores(), sent]).finally(() => process.exit());
  });
  await setUpUnattended();
  const { writes } = await api();
  // Vite's own server has no need of it.
  if (!dev) goAhead(createWriteLane({ writes, log, observe: metrics().observe }));
};

export const handle: Handle = async ({ event, resolve }) => {
  const isProgram = event.url.pathname.startsWith('/v1/');
  // A program may name its request, to find it again in our logs.
  event.locals.requestId = requestIdFrom(isProgram ? event.request.headers.get('x-request-id') : null);
  telemetry().annotate({ 'debrief.request_id': event.locals.requestId });
  event.locals.session = null;
  const startedAt = performance.now();
  const response = await answer(event, resolve);
  for (const [name, value] of Object.entries(standingHeaders)) response.headers.set(name, value);
  response.headers.set('x-request-id', event.locals.requestId);
  if (!response.headers.has('content-security-policy')) {
    response.headers.set('content-security-policy', closedPolicy);
  }
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
  const durationMs = performance.now() - startedAt;
  // A member's browser may see where the time went; nobody else is told.
  if (event.locals.session) response.headers.set('server-timing', `total;dur=${durationMs.toFixed(1)}`);
  const { method } = event.request;
  const route = event.route.id;
  if (isProgram && method === 'POST' && route) metrics().observe.request(route, response.status, durationMs / 1_000);
  const { requestId } = event.locals;
  log.debug({ requestId, method, route, status: response.status, durationMs: Math.round(durationMs) }, 'request');
  return response;
};

async function answer(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
  const route = event.route.id;
  // Programs bring a key, never a cookie: a page elsewhere that calls /v1 acts for nobody here.
  if (route?.startsWith('/v1/')) return resolve(event);
  // Only what cannot be decoded has no route there.
  if (event.url.pathname.startsWith('/v1/')) return malformedPath(event.locals.requestId);

  const hosts = [event.url.host, ...(ORIGIN ? [new URL(ORIGIN).host] : [])];
  if (isCrossOrigin(event.request, hosts))
    return problem(403, 'This was sent from another site and was not carried out.');

  if (route !== null && !probes.has(route)) event.locals.session = await readSession(event);
  if (!event.locals.session && route !== null && !openRoutes.has(route)) return turnAway(event);

  const theme = parseTheme(event.cookies.get(themeCookie));
  return resolve(event, { transformPageChunk: ({ html }) => html.replace('%debrief.theme%', theme) });
}

/** A person is led to the sign-in page and back again; a script is told. */
function turnAway(event: RequestEvent): Response {
  const wantsPage = event.request.headers.get('accept')?.includes('text/html') ?? false;
  if (!wantsPage && !event.isDataRequest) return problem(401, 'Sign in first.');
  const next = event.request.method === 'GET' ? event.url.pathname + event.url.search : '/inbox';
  redirect(303, next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
}

function problem(status: number, detail: string): Response {
  return Response.json(
    { type: 'about:blank', status, detail },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { requestId } = event.locals;
  if (kind !== 'unknown') return { requestId };
  log.error({ requestId, route: event.route.id, err: error }, 'request failed');
  if (isDatabaseAway(error)) return { status: 503, message: 'The database does not answer.', requestId };
  return { message: 'Something went wrong on our side.', requestId };
};
