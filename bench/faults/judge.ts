/**
 * The oracle: what was sent, what the stores hold and what listeners heard, compared with each other. It knows nothing
 * of how Debrief works inside; everything it is given is read by plain queries (gather-evidence.ts). All of it is of one
 * workspace, so what has strayed into another is something that nobody said.
 */
import type { Evidence, HeardEvent, ListenerLog } from './evidence.ts';
import { messageKey } from './sent.ts';

export interface Verdict {
  check: string;
  examined: number;
  lost: number;
  doubled: number;
  wrong: number;
  /** The first few, for whoever has to find out why. */
  examples: string[];
}

const EXAMPLES = 5;

function createVerdict(check: string) {
  const verdict: Verdict = { check, examined: 0, lost: 0, doubled: 0, wrong: 0, examples: [] };
  return {
    verdict,
    examine: (count = 1) => (verdict.examined += count),
    blame: (how: 'lost' | 'doubled' | 'wrong', example: string) => {
      verdict[how] += 1;
      if (verdict.examples.length < EXAMPLES) verdict.examples.push(`${how}: ${example}`);
    },
  };
}

/** One verdict per promise; all of them blameless is what a run must show. */
export function judge(evidence: Evidence): Verdict[] {
  return [
    judgeAcknowledged(evidence),
    judgeOutbox(evidence),
    judgeConversationFacts(evidence),
    judgeMessageFacts(evidence),
    judgeAnalyses(evidence),
    judgeSearch(evidence),
    ...evidence.listeners.map((listener) => judgeListener(evidence, listener)),
  ];
}

/** The verdicts on several workspaces as one list: those on the same promise are added up. */
export function addUp(verdicts: Verdict[]): Verdict[] {
  return [...Map.groupBy(verdicts, ({ check }) => check)].map(([check, each]) => ({
    check,
    examined: each.reduce((sum, verdict) => sum + verdict.examined, 0),
    lost: each.reduce((sum, verdict) => sum + verdict.lost, 0),
    doubled: each.reduce((sum, verdict) => sum + verdict.doubled, 0),
    wrong: each.reduce((sum, verdict) => sum + verdict.wrong, 0),
    examples: each.flatMap((verdict) => verdict.examples).slice(0, EXAMPLES),
  }));
}

export function isBlameless(verdict: Verdict): boolean {
  return verdict.lost === 0 && verdict.doubled === 0 && verdict.wrong === 0;
}

/** Every acknowledged item is in Postgres once, as it was said, and nothing is there that nobody said. */
function judgeAcknowledged({ sent, conversations, messages }: Evidence): Verdict {
  const { verdict, examine, blame } = createVerdict('acknowledged items are in Postgres, once');
  const storedMessages = Map.groupBy(messages, (row) => messageKey(row.conversation, row.externalId));
  const storedConversations = Map.groupBy(conversations, (row) => row.externalId);
  for (const { id, messages: said, ratings, handoff, endedAtMs } of sent.conversations.values()) {
    const [conversation, ...more] = storedConversations.get(id) ?? [];
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

function judgeConversationFacts({ conversations, conversationFacts }: Evidence): Verdict {
  const { verdict, examine, blame } = createVerdict('ClickHouse has every conversation as Postgres has it');
  const facts = Map.groupBy(conversationFacts, (fact) => fact.id);
  for (const row of conversations) {
    examine();
    const [fact, ...more] = facts.get(row.id) ?? [];
    facts.delete(row.id);
    if (more.length > 0) blame('doubled', row.externalId);
    if (!fact) {
      blame('lost', row.externalId);
      continue;
    }
    const wanted = [
      row.revision,
      row.messageCount,
      row.helpful,
      row.unhelpful,
      row.ended,
      row.analysedRevision !== null,
      row.day,
    ];
    const found = [fact.revision, fact.messages, fact.helpful, fact.unhelpful, fact.ended, fact.analysed, fact.day];
    if (String(wanted) !== String(found)) blame('wrong', `${row.externalId}: ${String(found)}, not ${String(wanted)}`);
  }
  for (const id of facts.keys()) blame('wrong', `${id} is not in Postgres`);
  return verdict;
}

function judgeMessageFacts({ messages, messageFacts }: Evidence): Verdict {
  const { verdict, examine, blame } = createVerdict('ClickHouse has every message as Postgres has it');
  const facts = Map.groupBy(messageFacts, (fact) => fact.id);
  for (const row of messages) {
    examine();
    const [fact, ...more] = facts.get(row.id) ?? [];
    facts.delete(row.id);
    if (more.length > 0) blame('doubled', row.externalId);
    if (!fact) blame('lost', row.externalId);
    else if (fact.revision !== row.revision || fact.role !== row.role || fact.rating !== (row.rating ?? '')) {
      blame('wrong', `${row.externalId}: revision ${fact.revision}, not ${row.revision}`);
    }
  }
  for (const id of facts.keys()) blame('wrong', `${id} is not in Postgres`);
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
    events.filter((event) => event.kind === 'message.created'),
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

/** A listener heard every event since it began, first hearings in order; a repeat after a reconnect is no fault. */
function judgeListener({ events, conversations }: Evidence, { name, from, to, heard, resets }: ListenerLog): Verdict {
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
    if (!told) blame('lost', `${event.seq} ${event.kind}`);
    else if (told.kind !== event.kind || told.conversation !== (externalIds.get(event.conversationId) ?? null)) {
      blame('wrong', `${event.seq} was told as ${told.kind}`);
    } else if (told.revision < event.revision) {
      blame('wrong', `${event.seq} showed revision ${told.revision}, older than ${event.revision}`);
    }
  }
  for (const { seq } of first.values()) if (seq > from && seq <= to) blame('wrong', `${seq} is not in the outbox`);
  for (let reset = 0; reset < resets; reset++) blame('lost', 'the stream was reset');
  return verdict;
}
