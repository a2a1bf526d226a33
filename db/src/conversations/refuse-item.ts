import type { ItemResult, Refusal } from './incoming.ts';

const DAY_MS = 86_400_000;

export function rejected(id: string, error: Refusal): ItemResult {
  return { status: 'rejected', id, error };
}

/** Clocks differ by minutes; a time further ahead would keep a conversation at the head of every Inbox. */
export function refuseFuture(at: Date, now: Date): Refusal | null {
  if (at.getTime() <= now.getTime() + DAY_MS) return null;
  return { code: 'at_in_future', detail: `${at.toISOString()} is more than a day ahead`, pointer: '/at' };
}

export function unknownMessage(conversation: string, message: string): Refusal {
  const detail = `conversation "${conversation}" has no message "${message}"`;
  return { code: 'unknown_message', detail, pointer: '/message' };
}
