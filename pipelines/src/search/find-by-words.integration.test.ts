/** A search lists, page by page, exactly what a plain look at every text finds, in the list's order, in any language. */
import {
  listInbox,
  newId,
  saveDocuments,
  type AgentId,
  type ConversationFilter,
  type ConversationId,
  type InboxCursor,
  type MemberId,
} from '@debrief/db';
import { useWorkspace } from '@debrief/db/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allOf, anyOf, notOf, type Filter } from '../filter/filter.ts';
import { resolveFilter } from '../filter/index.ts';
import { buildDocument, holdsTerm } from './index.ts';

const COUNT = 2_800;
const HOUR_MS = 3_600_000;
/** From what nearly everybody says to what few do; some begin with others. */
const spoken = [
  ...[
    'the',
    'order',
    'you',
    'Rückgabe',
    '退款',
    'الطلب',
    'my',
    'orders',
    '我想要退款谢谢',
    '返品したいのですが',
    '👍',
    'I’m',
  ],
  ...['battery', 'ruckgabefrist', 'أُرِيدُ', 'คืนเงิน', 'ORDER-77', 'Straße', 'shop.example', '배송은', '👍🏽', 'batt', 'ты'],
  ...['zebra', '🦄', 'مرحبا', '領収書', 'strasse', 'a'],
];
const tabs = ['all', 'resolved'] as const;

interface Row {
  id: ConversationId;
  texts: string[];
  at: Date;
  device: string;
  status: string;
}

const desk = useWorkspace();
const [agentId, memberId] = [newId<AgentId>(), newId<MemberId>()];

/** Stores them in the desk's workspace; returned in the order of the list. */
async function storeRows(): Promise<Row[]> {
  const { sql, workspaceId } = desk;
  let seed = 11;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const word = () => spoken[Math.floor(spoken.length * random() ** 3)] ?? '';
  const some = <Thing>(most: number, make: () => Thing) =>
    Array.from({ length: 1 + Math.floor(most * random()) }, make);
  const now = Date.now();
  const rows: Row[] = Array.from({ length: COUNT }, (_, nth) => ({
    id: newId<ConversationId>(),
    texts: [
      ...some(3, () => some(4, word).join(random() < 0.2 ? ', ' : ' ')),
      ...(nth % 400 === 7 ? ['a needle'] : []),
    ],
    // Minutes apart at first, then hours: months in all. One in ten shares its time with the one before.
    at: new Date(now - Math.floor(nth / 1.1) * 60_000 - Math.max(0, Math.floor((nth - 420) / 1.1)) * HOUR_MS),
    device: random() < 0.2 ? 'tablet' : 'mobile',
    status: random() < 0.7 ? 'resolved' : 'open',
  }));
  await sql`insert into agent (id, workspace_id, key, name) values (${agentId}, ${workspaceId}, 'a', 'A')`;
  await sql`
    insert into conversation ${sql(
      rows.map(({ id, at, device, status }) => ({
        ...{ id, workspace_id: workspaceId, agent_id: agentId, external_id: id, started_at: at, last_at: at },
        ...{ device, status },
      })),
    )}`;
  const documents = rows.map(({ id, texts }) => ({ id, workspaceId, revision: 1, ...buildDocument(texts) }));
  // Some documents are of a time that lay ahead when they were stored.
  await sql`update conversation set last_at = last_at + interval '3 years' where id in ${sql(rows.filter((_, nth) => nth % 9 === 0).map(({ id }) => id))}`;
  await saveDocuments(sql, documents);
  await sql`update conversation set last_at = started_at`;
  return rows.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}

function meets(filter: ConversationFilter, row: Row): boolean {
  if ('all' in filter) return filter.all.every((part) => meets(part, row));
  if ('any' in filter) return filter.any.some((part) => meets(part, row));
  if ('not' in filter) return !meets(filter.not, row);
  if ('field' in filter) return filter.in.includes(row.device);
  if ('holds' in filter) return row.texts.some((text) => holdsTerm(text, filter.holds));
  throw new Error('no other is asked for');
}

const anyWord = fc.constantFrom(...spoken, 'needle', 'needle', 'w1', 'w22', 'w333', 'nothing');
const beginning = anyWord.chain((word) =>
  fc.integer({ min: 1, max: 3 }).map((length) => [...word].slice(0, length).join('')),
);
const phrase = fc
  .array(fc.constantFrom(...spoken.slice(0, 8)), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));
const term: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 4, arbitrary: anyWord.map((word) => ({ word })) },
  { weight: 2, arbitrary: beginning.filter((word) => /[\p{L}\p{N}\p{So}]/u.test(word)).map((word) => ({ word })) },
  { weight: 2, arbitrary: phrase.map((words) => ({ phrase: words })) },
);
const tablet: Filter = { key: 'device', words: ['tablet'] };
const clause = fc.oneof(
  { weight: 6, arbitrary: term },
  fc.tuple(term, term).map(anyOf),
  term.map(notOf),
  fc.constantFrom(tablet, notOf(tablet)),
  term.map((each) => anyOf([each, tablet])),
);
const query = fc.array(clause, { minLength: 1, maxLength: 4 }).map(allOf);

it('lists what a look at every text finds, in its order, in pages of any length', { timeout: 180_000 }, async () => {
  const { sql, workspaceId } = desk;
  const rows = await storeRows();
  const names = { now: new Date(), timeZone: 'UTC', memberId, agents: [], members: [], topics: [] };
  let some = 0;
  const pages = fc.record({ limit: fc.constantFrom(20, 60, 300), enoughMs: fc.constantFrom(0, 1_000) });
  await fc.assert(
    fc.asyncProperty(query, fc.constantFrom(...tabs), pages, async (filter, tab, paging) => {
      const read = resolveFilter(filter, new Map(), names);
      if (!read.ok) throw new Error(read.problem.message);
      const found: ConversationId[] = [];
      for (let after: InboxCursor | null = null; ;) {
        const page = await listInbox(sql, workspaceId, { tab, memberId, filter: read.filter, after, ...paging });
        found.push(...page.rows.map(({ id }) => id));
        after = page.next;
        if (after === null) break;
      }
      const wanted = rows.filter((row) => (tab === 'all' || row.status === tab) && meets(read.filter, row));
      if (wanted.length > 0 && wanted.length < COUNT / 2) some += 1;
      expect(found).toEqual(wanted.map(({ id }) => id));
    }),
    // Rare enough that the index is asked for one span after the other.
    {
      numRuns: 80,
      examples: [0, 1_000].map((enoughMs) => [allOf([{ word: 'needle' }]), 'all', { limit: 20, enoughMs }]),
    },
  );
  expect(some).toBeGreaterThan(25);
});
