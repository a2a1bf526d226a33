/**
 * bull-board: the queue's own pages. Loaded when somebody first looks, because it brings a second copy of BullMQ and a
 * queue of its own to ask with. Who may look is decided by whoever mounts it.
 */
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { QUEUE_BOARD_PATH } from '@debrief/pipelines/operate';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { Queue, QUEUE_NAME, type QueuePlace } from '../queues/connections.ts';

export interface QueueBoard {
  /** Its pages, under QUEUE_BOARD_PATH. */
  pages: Hono;
  close(): Promise<void>;
}

/** Opens the board on the queue. Throws when the queue cannot be reached. */
export async function openQueueBoard(place: QueuePlace, onError: (error: Error) => void): Promise<QueueBoard> {
  const queue = new Queue(QUEUE_NAME, { connection: { ...place, purpose: 'ask', max: 2 } });
  queue.on('error', onError);
  await queue.waitUntilReady();
  const adapter = new HonoAdapter(serveStatic);
  adapter.setBasePath(QUEUE_BOARD_PATH);
  createBullBoard({
    queues: [new BullMQAdapter(forBoard(queue), { description: 'Jobs of this desk' })],
    serverAdapter: adapter,
    options: {
      uiConfig: { boardTitle: 'Debrief queue', miscLinks: [{ text: 'Back to Health', url: '/settings/health' }] },
    },
  });
  const pages = new Hono({ strict: false }).route(QUEUE_BOARD_PATH, adapter.registerPlugin());
  return { pages, close: () => queue.close() };
}

/** The board's types know queues on Redis only; its code asks for nothing that a queue in Postgres does not have. */
function forBoard(queue: object): ConstructorParameters<typeof BullMQAdapter>[0] {
  return queue as ConstructorParameters<typeof BullMQAdapter>[0];
}
