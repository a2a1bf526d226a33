import type { Evidence, HeardDelivery, WebhookLog } from './evidence.ts';
import { createVerdict, type Verdict } from './verdict.ts';

/** The receiver was told of everything at least once, genuinely, and of each conversation in its order. */
export function judgeWebhook({ conversations, events }: Evidence, { deliveries, heard, flagIds }: WebhookLog): Verdict {
  const { verdict, examine, blame } = createVerdict('the webhook was told everything, signed, in order');
  const first = new Map<string, HeardDelivery & { place: number }>();
  for (const [place, told] of heard.entries()) {
    if (!told.isGenuine) blame('wrong', `${told.id} is not signed as it must be`);
    const before = first.get(told.id);
    if (!before) first.set(told.id, { ...told, place });
    else if (before.type !== told.type || before.conversation !== told.conversation) {
      blame('wrong', `${told.id} was ${before.type}, then ${told.type}`);
    }
  }
  for (const { id, event, state, conversation } of deliveries) {
    examine();
    const told = first.get(id);
    if (!told) blame('lost', `${event} of ${conversation} (${state}) was not heard`);
    else if (state !== 'delivered') blame('wrong', `${event} of ${conversation} was heard, and is ${state}`);
    else if (told.type !== event || told.conversation !== conversation) blame('wrong', `${event} of ${conversation}`);
  }
  for (const each of Map.groupBy(deliveries, ({ conversation }) => conversation).values()) {
    const inOrder = each.toSorted((a, b) => (first.get(a.id)?.place ?? 0) - (first.get(b.id)?.place ?? 0));
    inOrder.forEach(({ seq, conversation }, place) => {
      const newest = inOrder[place - 1]?.seq ?? 0;
      if (seq < newest) blame('wrong', `${seq} of ${conversation} came after ${newest}`);
    });
  }
  const live = new Set(conversations.filter(({ isLive }) => isLive).map(({ id }) => id));
  const planned = new Map(deliveries.map(({ seq, event }) => [seq, event]));
  for (const { seq, kind, conversationId } of events) {
    if (kind !== 'handoff.requested' || !live.has(conversationId)) continue;
    examine();
    if (planned.get(seq) !== kind) blame('lost', `nobody was to tell of ${kind} ${seq}`);
  }
  const flagged = new Set(deliveries.map(({ flagId }) => flagId));
  for (const id of flagIds) {
    examine();
    if (!flagged.has(id)) blame('lost', `nobody was to tell of flag ${id}`);
  }
  return verdict;
}
