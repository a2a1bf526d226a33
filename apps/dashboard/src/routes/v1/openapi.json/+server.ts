import { describeApi } from '#lib/server/api/describe-api.ts';
import type { RequestHandler } from './$types';

/** The description of /v1, for people and generators; it needs no key. */
export const GET: RequestHandler = () => {
  return Response.json(describeApi(), {
    headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
  });
};
