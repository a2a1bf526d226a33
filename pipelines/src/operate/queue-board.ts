/**
 * The queue's own pages (bull-board) are served by a worker process, because BullMQ lives there, and shown by the
 * dashboard behind the owner's sign-in: it passes requests on, with this token for a cookie. See docs/decisions/0005.
 */
import { createHmac } from 'node:crypto';

/** Where both serve it. */
export const QUEUE_BOARD_PATH = '/settings/queues';

/** What the dashboard brings, and nobody else can: made of the secret that both processes are given. */
export function queueBoardToken(deskSecret: string): string {
  return createHmac('sha256', deskSecret).update('debrief queue board').digest('base64url');
}
