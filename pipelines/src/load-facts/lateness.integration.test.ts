/* What comes late, out of order, after the end, or by a clock that was set back, is right in every store. */
import { expect, test } from 'vitest';
import {
  appendItems,
  connectPostgres,
  createWorkspace,
  describeChanges,
  readForAnalysis,
  readOutbox,
  readLag,
  type ConversationId,
  type IncomingItem,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { connectClickHouse, reconcile, type ClickHouse } from '@debrief/db/clickhouse';
import { createTestClickHouse, createTestDatabase } from '@debrief/db/testing';
import { analyseAtOnce, createLocalAnalyser, LOCAL_ANALYSER } from '../analyse/index.ts';
import { createAnalyseConversations } from '../analyse/run/index.ts';
import { createLoadFacts } from './load-facts.ts';

interface Bed {
  sql: Sql;
  clickhouse: ClickHouse;
  workspaceId: WorkspaceId;
  append: (items: IncomingItem[], now?: Date) => Promise<void>;
  id: () => Promise<ConversationId>;
  load: () => Promise<void>;
}

const start = Date.UTC(2026, 9, 1, 10);
const at = (second: number) => new Date(start + second * 1_000);
const says = (id: string, role: 'visitor' | 'bot', text: string, second?: number): IncomingItem => ({
  ...{ type: 'message', conversation: 'c', id, role, text },
  ...(second === undefined ? {} : { at: at(second) }),
});

const question = says('q', 'visitor', 'Do you ship to Norway?', 0);
const answer = says('a', 'bot', 'We do, within a week.', 4);
const thanks = says('t', 'visitor', 'Great, thanks!', 10);
const end: IncomingItem = { type: 'end', conversation: 'c', at: at(12) };

async function onBothStores(work: (bed: Bed) => Promise<void>): Promise<void> {
  await using database = await createTestDatabase();
  await using engine = await createTestClickHouse();
  const sql = connectPostgres(database.url, { max: 6 });
  const clickhouse = connectClickHouse(engine.url);
  try {
    const workspaceId = await createWorkspace(sql, { name: 'Test' });
    const loadFacts = createLoadFacts({ sql, clickhouse });
    await work({
      ...{ sql, clickhouse, workspaceId },
      async append(items, now) {
        const results = await appendItems(sql, workspaceId, items, { now });
        expect(results.map(({ status }) => status)).toEqual(items.map(() => 'created'));
      },
      async id() {
        const [row] = await sql<[{ id: ConversationId }]>`select id from conversation where external_id = 'c'`;
        return row.id;
      },
      async load() {
        while (!(await loadFacts('analytics')).caughtUp);
      },
    });
  } finally {
    await Promise.allSettled([sql.end({ timeout: 1 }), clickhouse.close()]);
  }
}

/** What each store says of the conversation, and what its analysis is about. */
async function describe({ sql, clickhouse, workspaceId, id, load }: Bed) {
  const conversationId = await id();
  const analyser = createLocalAnalyser();
  const atOnce = { name: LOCAL_ANALYSER, findFlags: analyseAtOnce };
  await createAnalyseConversations({ sql, analyser, atOnce, onSaved: () => undefined })({
    workspaceId,
    conversations: [{ conversationId }],
  });
  await load();
  const [state] = await sql`
    select c.message_count as messages, c.last_at as "lastAt", c.ended_at as "endedAt", c.preview_text as preview,
      a.content_revision = c.content_revision as "isAnalysed", a.summary
    from conversation c left join analysis a on a.conversation_id = c.id where c.id = ${conversationId}`;
  const ask = async (query: string) => (await clickhouse.query({ query, format: 'JSONEachRow' })).json();
  const facts = await ask(
    'select messages, ended, analysed, duration_ms, first_response_ms, bot_answers from conversation_facts final',
  );
  const messageFacts = await ask('select role, at, is_answer, is_fallback from message_facts final order by at');
  return { state, facts, messageFacts, order: await textsInOrder(sql, workspaceId, conversationId) };
}

async function textsInOrder(sql: Sql, workspaceId: WorkspaceId, id: ConversationId): Promise<string[] | undefined> {
  const read = await readForAnalysis(sql, workspaceId, [id]);
  return read.get(id)?.messages.map((message) => message.text);
}

test('in whatever order messages come, all stores and the analysis end up as if they had come in order', async () => {
  const inOrder = [[question], [answer], [thanks], [end]];
  const expected = {
    state: {},
    facts: [] as unknown[],
    messageFacts: [] as unknown[],
    order: [] as string[] | undefined,
  };
  await onBothStores(async (bed) => {
    for (const items of inOrder) await bed.append(items);
    Object.assign(expected, await describe(bed));
  });
  expect(expected.facts).toMatchObject([
    { messages: 3, ended: 1, analysed: 1, first_response_ms: 4_000, bot_answers: 1 },
  ]);
  expect(expected.messageFacts).toMatchObject([{ is_answer: 0 }, { role: 'bot', is_answer: 1 }, { is_answer: 0 }]);
  expect(expected.state).toMatchObject({ endedAt: at(12), isAnalysed: true });

  // The first message sets the day a conversation belongs to (its facts could not move), so the question comes first.
  for (const items of [
    [[question], [thanks], [answer], [end]],
    [[question], [end], [thanks, answer]],
    [[question, end], [answer], [thanks]],
  ]) {
    await onBothStores(async (bed) => {
      const endsEarly = items.findIndex((group) => group.includes(end)) < items.length - 1;
      for (const group of items) {
        await bed.append(group);
        // Analysed and loaded in between, as if the rest came a day later.
        if (endsEarly) await describe(bed);
      }
      expect(await describe(bed)).toEqual(expected);
      expect(await reconcile(bed.sql, bed.clickhouse)).toMatchObject({ pending: 0, differences: [] });
    });
  }
});

test('what a bot said is an answer once the question before it is here, however late that comes', async () => {
  await onBothStores(async (bed) => {
    const again = says('a2', 'bot', 'Anything else?', 20);
    const later = says('n', 'visitor', 'And to Iceland?', 15);
    const greeting = says('g', 'bot', 'Welcome!', -5);
    for (const items of [[greeting], [answer, later, again]]) await bed.append(items);
    expect((await describe(bed)).messageFacts).toMatchObject([0, 0, 0, 1].map((isAnswer) => ({ is_answer: isAnswer })));
    await bed.append([question]);
    const { facts, messageFacts } = await describe(bed);
    expect(messageFacts).toMatchObject([0, 0, 1, 0, 1].map((isAnswer) => ({ is_answer: isAnswer })));
    expect(facts).toMatchObject([{ bot_answers: 2 }]);
  });
});

test('what comes late is told live after what came before it, with the conversation as it is now', async () => {
  await onBothStores(async ({ sql, workspaceId, append }) => {
    await append([question, thanks, end]);
    await append([answer]);
    const { rows } = await readOutbox(sql, { afterSeq: 0, limit: 10, hole: null });
    expect(rows.map(({ kind, revision }) => `${kind} ${revision}`)).toEqual([
      ...['message.created 1', 'message.created 1', 'conversation.ended 1'],
      'message.created 2',
    ]);
    const told = (await describeChanges(sql, workspaceId, rows)).at(-1);
    expect(told).toMatchObject({ kind: 'message.created', message: { text: 'We do, within a week.' } });
  });
});

test('a clock that is set back reorders nothing: not what was said, not the outbox, not the facts', async () => {
  await onBothStores(async (bed) => {
    const { sql, append } = bed;
    const clock = [at(3_600), at(0), at(7_200), at(-86_400)];
    const texts = ['Hello?', 'Hello.', 'Do you ship to Norway?', 'We do.'];
    for (const [index, now] of clock.entries()) {
      await append([says(`m-${index}`, index % 2 === 0 ? 'visitor' : 'bot', texts[index] ?? '')], now);
      // The server's own stamp, as its clock would have made it.
      await sql`update outbox set at = ${now} where seq = (select max(seq) from outbox)`;
    }
    const { rows } = await readOutbox(sql, { afterSeq: 0, limit: 10, hole: null });
    expect(rows.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
    expect(await textsInOrder(sql, bed.workspaceId, await bed.id())).toEqual(texts);
    await bed.load();
    expect(await reconcile(sql, bed.clickhouse)).toMatchObject({ pending: 0, differences: [] });

    await append([says('ahead', 'visitor', 'Still there?')]);
    await sql`update outbox set at = now() + interval '1 hour' where seq = (select max(seq) from outbox)`;
    expect((await readLag(sql)).find(({ reader }) => reader === 'analytics')?.lagSeconds).toBe(0);
  });
});
