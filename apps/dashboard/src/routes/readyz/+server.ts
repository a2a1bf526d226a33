import { checkReady } from '#lib/server/ready/check-ready.ts';
import { clickhouse, postgres } from '#lib/server/stores.ts';
import type { RequestHandler } from './$types';

/** Whether this process can do its work: 200 when the stores answer and are of this release, 503 with what is missing. */
export const GET: RequestHandler = async () => {
  const checks = await checkReady(postgres(), clickhouse());
  const isReady = Object.values(checks).every((state) => state === 'ok');
  return Response.json(checks, { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
