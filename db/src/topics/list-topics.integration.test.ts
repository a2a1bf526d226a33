import { expect, it } from 'vitest';
import { appendItems } from '../conversations/index.ts';
import { useWorkspace } from '../testing/use-workspace.ts';
import { listTopics } from './list-topics.ts';

const TOPICS = 200;
const QUESTIONS = 3_000;
const A_CALL = 500;

const desk = useWorkspace();

/** As a sample leaves it: much was written at once, and Postgres has not analysed its tables yet. */
async function fill(): Promise<void> {
  const { sql, workspaceId } = desk;
  for (const table of ['conversation', 'message', 'question', 'topic']) {
    await sql`alter table ${sql(table)} set (autovacuum_enabled = false)`;
  }
  for (let from = 0; from < QUESTIONS; from += A_CALL) {
    const items = Array.from({ length: A_CALL }, (_, index) => ({
      type: 'message' as const,
      conversation: `c-${String(from + index)}`,
      id: 'm',
      role: 'visitor' as const,
      text: `Question ${String(from + index)}`,
    }));
    await appendItems(sql, workspaceId, items);
  }
  await sql`
    insert into topic (id, workspace_id, number, label, root_id, size, terms, counts)
    select id, ${workspaceId}, n, 'Topic ' || n, id, 1, '{}', '{}'
    from (select gen_random_uuid() as id, n from generate_series(1, ${TOPICS}::int) as n) as each`;
  await sql`
    insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered, topic_id)
    select m.id, 0, m.workspace_id, m.conversation_id, m.text, 'no', t.id
    from message m join conversation c on c.id = m.conversation_id
    join topic t on t.number = 1 + replace(c.external_id, 'c-', '')::int % ${TOPICS}`;
}

it('lists hundreds of topics at once right after a great load, before Postgres knows anything of its tables', async () => {
  await fill();
  const bounds = [-7, 1].map((days) => new Date(Date.now() + days * 86_400_000));
  const { rows, total } = await listTopics(desk.sql, desk.workspaceId, { bounds, order: 'asked' });
  expect(total).toBe(TOPICS);
  expect(rows.map(({ asked }) => asked)).toEqual(Array.from({ length: TOPICS }, () => QUESTIONS / TOPICS));
  expect(rows.map(({ examples }) => examples.length)).toEqual(Array.from({ length: TOPICS }, () => 3));
  expect(new Set(rows.flatMap(({ examples }) => examples.map(({ text }) => text))).size).toBe(TOPICS * 3);
});
