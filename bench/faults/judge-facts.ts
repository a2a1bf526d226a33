import type { Evidence } from './evidence.ts';
import { createVerdict, type Verdict } from './verdict.ts';

export function judgeConversationFacts({ conversations, conversationFacts }: Evidence): Verdict {
  return compareRows('ClickHouse has every conversation as Postgres has it', conversations, conversationFacts, {
    wanted: (row) => [
      ...[row.revision, row.messageCount, row.helpful, row.unhelpful, row.ended],
      ...[row.analysedRevision !== null, row.day, row.shape],
    ],
    found: ({ revision, messages, helpful, unhelpful, ended, analysed, day, shape }) => [
      ...[revision, messages, helpful, unhelpful, ended, analysed, day, shape],
    ],
  });
}

export function judgeMessageFacts({ messages, messageFacts }: Evidence): Verdict {
  return compareRows('ClickHouse has every message as Postgres has it', messages, messageFacts, {
    wanted: (row) => [row.revision, row.role, row.rating ?? '', [...row.text].length, row.isAnswer],
    found: (fact) => [fact.revision, fact.role, fact.rating, fact.characters, fact.isAnswer],
  });
}

interface Sides<Row, Fact> {
  wanted: (row: Row) => unknown[];
  found: (fact: Fact) => unknown[];
}

/** Each row has one fact that says the same, and no fact is without a row. */
function compareRows<Row extends { id: string; externalId: string }, Fact extends { id: string }>(
  promise: string,
  rows: readonly Row[],
  stored: readonly Fact[],
  { wanted, found }: Sides<Row, Fact>,
): Verdict {
  const { verdict, examine, blame } = createVerdict(promise);
  const facts = Map.groupBy(stored, (fact) => fact.id);
  for (const row of rows) {
    examine();
    const [fact, ...more] = facts.get(row.id) ?? [];
    facts.delete(row.id);
    if (more.length > 0) blame('doubled', row.externalId);
    if (!fact) {
      blame('lost', row.externalId);
      continue;
    }
    const [want, have] = [String(wanted(row)), String(found(fact))];
    if (want !== have) blame('wrong', `${row.externalId}: ${have}, not ${want}`);
  }
  for (const id of facts.keys()) blame('wrong', `${id} is not in Postgres`);
  return verdict;
}
