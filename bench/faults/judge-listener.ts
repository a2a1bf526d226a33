import type { Evidence, HeardEvent, ListenerLog } from './evidence.ts';
import { createVerdict, type Verdict } from './verdict.ts';

/** A listener heard every event since it began, first hearings in order; a repeat after a reconnect is no fault. */
export function judgeListener(
  { events, conversations }: Evidence,
  { name, from, to, heard, resets }: ListenerLog,
): Verdict {
  const { verdict, examine, blame } = createVerdict(`the stream told everything, in order: ${name}`);
  const externalIds = new Map(conversations.map((row) => [row.id, row.externalId]));
  const first = new Map<number, HeardEvent>();
  const newestOf = new Map<string | null, number>();
  for (const event of heard) {
    if (first.has(event.seq)) continue;
    first.set(event.seq, event);
    const newest = newestOf.get(event.conversation) ?? 0;
    if (event.seq < newest) blame('wrong', `${event.seq} came after ${newest}`);
    newestOf.set(event.conversation, event.seq);
  }
  for (const event of events) {
    if (event.seq <= from || event.seq > to) continue;
    examine();
    const told = first.get(event.seq);
    first.delete(event.seq);
    const externalId = externalIds.get(event.conversationId);
    if (!told) blame('lost', `${event.seq} ${event.kind}`);
    else if (told.kind !== event.kind) blame('wrong', `${event.seq} was told as ${told.kind}`);
    // Of a conversation that was erased one hears what there was when it was told, or that it is gone.
    else if (externalId === undefined) continue;
    else if (told.conversation !== externalId) {
      blame('wrong', `${event.seq} was told of ${String(told.conversation)}, not ${externalId}`);
    } else if (told.revision < event.revision) {
      blame('wrong', `${event.seq} showed revision ${told.revision}, older than ${event.revision}`);
    }
  }
  for (const { seq } of first.values()) if (seq > from && seq <= to) blame('wrong', `${seq} is not in the outbox`);
  for (let reset = 0; reset < resets; reset++) blame('lost', 'the stream was reset');
  return verdict;
}
