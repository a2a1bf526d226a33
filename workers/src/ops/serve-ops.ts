/**
 * What the worker process answers on a port of its own:
 *
 *   GET /healthz             200 while the process runs
 *   GET /metrics             Prometheus's text, for programs on this machine or with the metrics token
 *   ANY /settings/queues/*   bull-board, for the dashboard alone, which brings the desk's token
 */
import { hasBearer, mayReadMetrics, QUEUE_BOARD_PATH, queueBoardToken } from '@debrief/pipelines/operate';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { QueuePlace } from '../queues/connections.ts';
import type { Metrics } from '../metrics/open-metrics.ts';
import type { QueueBoard } from './open-queue-board.ts';

export interface OpsOptions {
  host: string;
  /** 0 for any free one. */
  port: number;
  metricsToken?: string;
  /** Absent: no queue board. */
  deskSecret?: string;
}

export interface OpsServer {
  port: number;
  close(): Promise<void>;
}

/** Serves until closed. Throws when the port cannot be had. */
export async function serveOps(
  { host, port, metricsToken: token, deskSecret }: OpsOptions,
  { metrics, place, log }: { metrics: Metrics; place: QueuePlace; log: Logger },
): Promise<OpsServer> {
  const app = new Hono();
  let board: Promise<QueueBoard> | null = null;

  function openBoard(): Promise<QueueBoard> {
    board ??= import('./open-queue-board.ts')
      .then(({ openQueueBoard }) =>
        openQueueBoard(place, (error) => log.warn({ err: error }, 'the queue board cannot reach the queue')),
      )
      .catch((error: unknown) => {
        board = null;
        throw error;
      });
    return board;
  }

  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/metrics', async (context) => {
    const peer = getConnInfo(context).remote.address;
    const caller = { peer, headers: context.req.raw.headers };
    if (!mayReadMetrics(caller, { token, behindProxy: false })) return context.text('Not for you.\n', 403);
    return context.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
  app.all(`${QUEUE_BOARD_PATH}/*`, async (context) => {
    const isDashboard = deskSecret !== undefined && hasBearer(context.req.raw.headers, queueBoardToken(deskSecret));
    if (!isDashboard) return context.text('Not for you.\n', 403);
    const { pages } = await openBoard();
    return pages.fetch(context.req.raw, context.env);
  });
  app.onError((error, context) => {
    log.warn({ err: error, path: context.req.path }, 'a request to the workers failed');
    return context.text('That did not work; the log says why.\n', 500);
  });

  const { server, address } = await new Promise<{ server: ReturnType<typeof serve>; address: { port: number } }>(
    (resolve, reject) => {
      const starting = serve({ fetch: app.fetch, hostname: host, port }, (info) =>
        resolve({ server: starting, address: info }),
      );
      starting.once('error', reject);
    },
  );
  log.info({ host, port: address.port }, 'metrics are served');

  return {
    port: address.port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await board?.then((opened) => opened.close()).catch(() => undefined);
    },
  };
}
