/**
 * Wake-ups: after a commit, one NOTIFY says that the outbox has rows past a number. It carries no data and is sent
 * outside the transaction (inside, it costs two thirds of the commit rate), at most once per `everyMs` and process.
 */
import type { Sql } from '../postgres/connect.ts';

const CHANNEL = 'debrief_outbox';

export interface WakeSender {
  /** Tells that a commit wrote outbox rows; returns at once. */
  wake: () => void;
}

export function createWakeSender(sql: Sql, everyMs = 10): WakeSender {
  let timer: NodeJS.Timeout | null = null;
  let sentAt = 0;

  function send(): void {
    timer = null;
    sentAt = Date.now();
    // A lost wake-up costs one fallback poll, so a failure needs no handling here.
    sql.notify(CHANNEL, '').catch(() => {});
  }

  return {
    wake: () => {
      if (timer) return;
      const waitMs = Math.max(0, sentAt + everyMs - Date.now());
      timer = setTimeout(send, waitMs);
    },
  };
}

/** Calls `onWake` on each wake-up, and after each reconnect; resolves to a function that stops listening. */
export async function listenForWakes(sql: Sql, onWake: () => void): Promise<() => Promise<void>> {
  const listening = await sql.listen(CHANNEL, onWake, onWake);
  return () => listening.unlisten();
}
