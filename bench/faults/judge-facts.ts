import type { Evidence } from './evidence.ts';
import { createVerdict, type Verdict } from './verdict.ts';

export function judgeConversationFacts({ conversations, conversationFacts }: Evidence): Verdict {
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
      row.shape,
    ];
    const { revision, messages, helpful, unhelpful, ended, analysed, day, shape } = fact;
    const found = [revision, messages, helpful, unhelpful, ended, analysed, day, shape];
    if (String(wanted) !== String(found)) blame('wrong', `${row.externalId}: ${String(found)}, not ${String(wanted)}`);
  }
  for (const id of facts.keys()) blame('wrong', `${id} is not in Postgres`);
  return verdict;
}

export function judgeMessageFacts({ messages, messageFacts }: Evidence): Verdict {
  const { verdict, examine, blame } = createVerdict('ClickHouse has every message as Postgres has it');
  const facts = Map.groupBy(messageFacts, (fact) => fact.id);
  for (const row of messages) {
    examine();
    const [fact, ...more] = facts.get(row.id) ?? [];
    facts.delete(row.id);
    if (more.length > 0) blame('doubled', row.externalId);
    if (!fact) {
      blame('lost', row.externalId);
      continue;
    }
    const wanted = [row.revision, row.role, row.rating ?? '', [...row.text].length, row.isAnswer];
    const found = [fact.revision, fact.role, fact.rating, fact.characters, fact.isAnswer];
    if (String(wanted) !== String(found)) blame('wrong', `${row.externalId}: ${String(found)}, not ${String(wanted)}`);
  }
  for (const id of facts.keys()) blame('wrong', `${id} is not in Postgres`);
  return verdict;
}
