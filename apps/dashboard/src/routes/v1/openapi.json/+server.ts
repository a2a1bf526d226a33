import { describeApi } from '#lib/server/api/describe-api.ts';
import { endpoint } from '#lib/server/api/index.ts';

const headers = { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' };

/** The description of /v1, for people and generators; it needs no key. */
export const { GET, OPTIONS, fallback } = endpoint({
  GET: () => async () => Response.json(describeApi(), { headers }),
});
