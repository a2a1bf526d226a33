import { createWakeSender } from '@debrief/db';
import { createEnricher, openGeoReader } from '@debrief/pipelines/enrich';
import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import { DEBRIEF_GEOIP_DB, DEBRIEF_RATE_LIMIT } from '$app/env/private';
import { liveHub } from '../live/index.ts';
import { log } from '../log.ts';
import { metrics } from '../metrics/index.ts';
import { clickhouse, postgres } from '../stores.ts';
import { createApi, type Api, type ApiHandler } from './create-api.ts';
import { methodNotAllowed, noSuchPath, preflight, type Call } from './edge.ts';

let opened: Promise<Api> | undefined;

/** The process's one API. Rejects when DEBRIEF_GEOIP_DB cannot be opened: hooks.server.ts asks for it at boot. */
export function api(): Promise<Api> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Api> {
  const sql = postgres();
  const geoip = DEBRIEF_GEOIP_DB ? await openGeoReader(DEBRIEF_GEOIP_DB) : undefined;
  const { wake } = createWakeSender(sql);
  const enrich = createEnricher({ geoip });
  return createApi({
    sql,
    clickhouse: clickhouse(),
    hub: liveHub(),
    log,
    enrich,
    wake,
    observe: metrics().observe,
    requestsPerSecond: DEBRIEF_RATE_LIMIT,
  });
}

function toCall(event: RequestEvent): Call {
  const { request, url, params, locals } = event;
  return {
    request,
    url,
    params,
    requestId: locals.requestId,
    clientAddress: () => event.getClientAddress(),
    hangUp: () => event.platform?.req.destroy(),
  };
}

type Method = 'GET' | 'POST' | 'PATCH';
type Choose = (api: Api) => ApiHandler;

interface Endpoint {
  GET?: RequestHandler;
  POST?: RequestHandler;
  PATCH?: RequestHandler;
  OPTIONS: RequestHandler;
  /** Every other method. */
  fallback: RequestHandler;
}

/** The exports of a route of /v1: its methods, and a proper refusal of all others. Pages elsewhere may post, and `listen`. */
export function endpoint(methods: Partial<Record<Method, Choose>>, { listen = false } = {}): Endpoint {
  const allowed = [...Object.keys(methods), ...(methods.GET ? ['HEAD'] : []), 'OPTIONS'];
  const handle = (choose: Choose | undefined): RequestHandler | undefined =>
    choose && (async (event) => choose(await api())(toCall(event)));
  return {
    GET: handle(methods.GET),
    POST: handle(methods.POST),
    PATCH: handle(methods.PATCH),
    OPTIONS:
      methods.POST || listen
        ? (event) => preflight(toCall(event))
        : () => new Response(null, { status: 204, headers: { allow: allowed.join(', ') } }),
    fallback: (event) => methodNotAllowed(toCall(event), allowed),
  };
}

/** The export of the route that takes what no other route of /v1 does. */
export const noRoute: RequestHandler = (event) => noSuchPath(toCall(event));
