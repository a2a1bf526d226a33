/**
 * The oracle: what was sent, what the stores hold and what listeners heard, compared with each other. It knows nothing
 * of how Debrief works inside; everything it is given is read by plain queries (gather-evidence.ts). All of it is of one
 * workspace, so what has strayed into another is something that nobody said.
 */
import { wordKinds } from '@debrief/db';
import type { Evidence } from './evidence.ts';
import { judgeConversationFacts, judgeMessageFacts } from './judge-facts.ts';
import { judgeCounts, judgeJobs } from './judge-kept.ts';
import { judgeListener } from './judge-listener.ts';
import { judgeWebhook } from './judge-webhook.ts';
import { messageKey } from './sent.ts';
import { createVerdict, type Verdict } from './verdict.ts';

/** One verdict per promise; all of them blameless is what a run must show. */
export function judge(evidence: Evidence): Verdict[] {
  return [
    judgeAcknowledged(evidence),
    judgeOutbox(evidence),
    judgeConversationFacts(evidence),
    judgeMessageFacts(evidence),
    judgeAnalyses(evidence),
    judgeSearch(evidence),
    judgeCounts(evidence),
    judgeJobs(evidence),
    ...(evidence.webhook ? [judgeWebhook(evidence, evidence.webhook)] : []),
    ...evidence.listeners.map((listener) => judgeListener(evidence, listener)),
  ];
}

/** Every acknowledged item is in Postgres once, as it was said, and nothing is there that nobody said. */
function judgeAcknowledged({ sent, conversations, messages }: Evidence): Verdict {
  const { verdict, examine, blame } = createVerdict('acknowledged items are in Postgres, once');
  const storedMessages = Map.groupBy(messages, (row) => messageKey(row.conversation, row.externalId));
  const storedConversations = Map.groupBy(conversations, (row) => row.externalId);
  for (const { id, messages: said, ratings, handoff, endedAtMs, erased } of sent.conversations.values()) {
    const [conversation, ...more] = storedConversations.get(id) ?? [];
    if (erased) {
      examine();
      if (conversation) blame('wrong', `${id} was erased`);
      continue;
    }
    if (!conversation) blame('lost', `conversation ${id}`);
    if (more.length > 0) blame('doubled', `conversation ${id}`);
    for (const [messageId, { role, text }] of said) {
      examine();
      const [row, ...again] = storedMessages.get(messageKey(id, messageId)) ?? [];
      if (!row) blame('lost', `message ${messageId} of ${id}`);
      else if (row.role !== role || row.text !== text) blame('wrong', `message ${messageId} of ${id} reads otherwise`);
      if (again.length > 0) blame('doubled', `message ${messageId} of ${id}`);
    }
    for (const [messageId, rating] of ratings) {
      examine();
      const [row] = storedMessages.get(messageKey(id, messageId)) ?? [];
      if (row?.rating !== rating) blame('lost', `rating of ${messageId} of ${id}`);
    }
    if (handoff && !conversation?.handedOff) blame('lost', `handoff of ${id}`);
    if (endedAtMs !== null && !conversation?.ended) blame('lost', `end of ${id}`);
    examine(Number(handoff) + Number(endedAtMs !== null));
  }
  for (const key of storedMessages.keys()) {
    if (!sent.offeredMessages.has(key)) blame('wrong', `nobody said ${key.replace('\n', ' / ')}`);
  }
  return verdict;
}

/** The outbox tells of every message once; counters, positions and revisions agree with the rows they are about. */
function judgeOutbox({ conversations, messages, events }: Evidence): Verdict {
  const { verdict, examine, blame } = createVerdict('the outbox tells each message once; counts agree');
  const told = Map.groupBy(
    events.filter((event) => event.kind === 'message.created'),
    (event) => event.entityId,
  );
  for (const { id, externalId } of messages) {
    examine();
    const times = told.get(id)?.length ?? 0;
    if (times === 0) blame('lost', `no event for message ${externalId}`);
    if (times > 1) blame('doubled', `${times} events for message ${externalId}`);
  }
  const eventsOf = Map.groupBy(events, (event) => event.conversationId);
  const messagesOf = Map.groupBy(messages, (row) => row.conversation);
  for (const { id, externalId, revision, messageCount } of conversations) {
    const newest = Math.max(0, ...(eventsOf.get(id) ?? []).map((event) => event.revision));
    if (newest !== revision) blame('lost', `${externalId} is at revision ${revision}, its last event at ${newest}`);
    const rows = messagesOf.get(externalId) ?? [];
    if (rows.length !== messageCount)
      blame('wrong', `${externalId} counts ${messageCount} messages, has ${rows.length}`);
    if (new Set(rows.map((row) => row.position)).size !== rows.length) blame('wrong', `positions in ${externalId}`);
  }
  return verdict;
}

function judgeAnalyses({ conversations }: Evidence): Verdict {
  const { verdict, examine, blame } = createVerdict('every conversation has the analysis of its content');
  for (const { externalId, contentRevision, analysedRevision } of conversations) {
    examine();
    if (analysedRevision === null) blame('lost', externalId);
    else if (analysedRevision !== contentRevision) {
      blame('wrong', `${externalId}: analysed at ${analysedRevision}, changed at ${contentRevision}`);
    }
  }
  return verdict;
}

/** Whoever searches finds what was said last, too: the document is of a content not older than the newest message's. */
function judgeSearch({ conversations, events }: Evidence): Verdict {
  const { verdict, examine, blame } = createVerdict('every conversation can be searched as it is');
  const said = Map.groupBy(
    events.filter(({ kind }) => wordKinds.some((each) => each === kind)),
    (event) => event.conversationId,
  );
  for (const { id, externalId, searchRevision } of conversations) {
    examine();
    const newest = Math.max(0, ...(said.get(id) ?? []).map((event) => event.revision));
    if (searchRevision === null) blame('lost', externalId);
    else if (searchRevision < newest) blame('wrong', `${externalId}: ${searchRevision}, older than ${newest}`);
  }
  return verdict;
}
