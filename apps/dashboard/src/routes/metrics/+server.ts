import { authenticateKey } from '@debrief/db';
import { mayReadMetrics } from '@debrief/pipelines/operate';
import type { RequestEvent } from '@sveltejs/kit';
import { DEBRIEF_METRICS_TOKEN, ORIGIN } from '$app/env/private';
import { metrics } from '#lib/server/metrics/index.ts';
import { postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

/** For Prometheus: numbers of this process and of the desk, to programs on this machine, or with the token or a secret key. */
export const GET: RequestHandler = async (event) => {
  const { contentType, text } = metrics();
  const mayRead = isTrusted(event) || (await hasSecretKey(event.request.headers));
  if (!mayRead) {
    return new Response('Bring DEBRIEF_METRICS_TOKEN or a secret key as a bearer token.\n', {
      status: 403,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    });
  }
  return new Response(await text(), { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
};

function isTrusted({ request, platform }: RequestEvent): boolean {
  const caller = { peer: platform?.req.socket.remoteAddress, headers: request.headers };
  return mayReadMetrics(caller, { token: DEBRIEF_METRICS_TOKEN, behindProxy: ORIGIN !== undefined });
}

/** The key may be of any workspace: what is told here is of none. */
async function hasSecretKey(headers: Headers): Promise<boolean> {
  const key = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (key === undefined) return false;
  return (await authenticateKey(postgres(), key))?.kind === 'secret';
}
