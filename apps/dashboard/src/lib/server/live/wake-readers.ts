import { createWakeSender, type WakeSender } from '@debrief/db';
import { postgres } from '../stores.ts';

let sender: WakeSender | undefined;

/** Tells every reader of the outbox that a member's change was committed, so that no open page waits for the poll. */
export function wakeReaders(): void {
  sender ??= createWakeSender(postgres());
  sender.wake();
}
