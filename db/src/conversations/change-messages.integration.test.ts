/** Messages that change after they were sent, against a real PostgreSQL: edits, answers that grow, what is attached. */
import { beforeEach, expect, it } from 'vitest';
import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { readForSearch } from '../search/read-for-search.ts';
import { useWorkspace } from '../testing/index.ts';
import { appendItems } from './append-items.ts';
import type { IncomingItem } from './incoming.ts';
import { lapseStreams } from './lapse-streams.ts';
import { readConversation } from './read-conversation.ts';
import { readForAnalysis } from './read-for-analysis.ts';

const desk = useWorkspace({ max: 8 });
let sql: Sql;
let workspaceId: WorkspaceId;

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
  await sql`truncate open_stream`;
});

const send = (...items: IncomingItem[]) => appendItems(sql, workspaceId, items);
const asked: IncomingItem = { type: 'message', conversation: 'c', id: 'm-1', role: 'visitor', text: 'When?' };
const answer = (text: string, more: object = {}): IncomingItem => ({
  ...{ type: 'message', conversation: 'c', id: 'm-2', role: 'bot', text },
  ...more,
});
const part = (text: string) => answer(text, { streaming: true });
const edit = (text: string, minute: number): IncomingItem => ({
  ...{ type: 'edit', conversation: 'c', message: 'm-2', text },
  at: new Date(Date.UTC(2026, 10, 1, 10, minute)),
});

async function read() {
  const found = await readConversation(sql, workspaceId, { externalId: 'c' });
  if (found.found !== 'one') throw new Error('the conversation is not there');
  return found.conversation;
}

async function kinds(): Promise<string[]> {
  const rows = await sql<{ kind: string }[]>`select kind from outbox where workspace_id = ${workspaceId} order by seq`;
  return rows.map(({ kind }) => kind);
}

/** What is searched and what is analysed. */
async function texts(id: ConversationId) {
  const [searched] = await readForSearch(sql, [id]);
  await sql`update conversation set analysis_due_at = now() where id = ${id}`;
  const analysed = (await readForAnalysis(sql, workspaceId, [id])).get(id);
  return { searched: searched?.texts, analysed: analysed?.messages.map(({ text }) => text) };
}

it('an edit changes the words everywhere and keeps the earlier ones, however often it is sent', async () => {
  await send(asked, answer('At 9', { at: new Date(Date.UTC(2026, 10, 1, 10, 0)) }));
  const first = await read();
  const results = await Promise.all([send(edit('At 10', 1)), send(edit('At 10', 1))]);
  expect(results.flatMap((each) => each.map(({ status }) => status)).toSorted()).toEqual(['created', 'duplicate']);
  await send(edit('At 11', 2), edit('At 10', 1));

  const { messages, revision, id } = await read();
  expect(messages.find(({ externalId }) => externalId === 'm-2')).toMatchObject({
    text: 'At 11',
    editedAt: new Date(Date.UTC(2026, 10, 1, 10, 2)),
    earlier: [{ text: 'At 9' }, { text: 'At 10' }],
  });
  expect(revision).toBe(first.revision + 2);
  const said = await texts(id);
  expect(said.searched?.toSorted()).toEqual(['At 11', 'When?']);
  expect(said.analysed?.toSorted()).toEqual(['At 11', 'When?']);
  expect((await kinds()).filter((kind) => kind === 'message.edited')).toHaveLength(2);
  const [changed] = await sql<{ revision: number }[]>`
    select revision from message where conversation_id = ${id} and external_id = 'm-2'`;
  expect(changed?.revision).toBe(revision);
});

it('an answer that grows is shown as it is, and neither searched nor analysed before it is whole', async () => {
  await send(asked);
  for (const text of ['We', 'We open', 'We open at']) await send(part(text));
  const growing = await read();
  expect(growing).toMatchObject({ messageCount: 2, previewText: 'We open at' });
  expect(growing.messages[1]).toMatchObject({ text: 'We open at', stream: 'open' });
  expect(await texts(growing.id)).toEqual({ searched: ['When?'], analysed: ['When?'] });
  const [before] = await sql`select content_revision as revision from conversation where id = ${growing.id}`;
  expect(before?.['revision']).toBe(1);

  const sources = [{ title: 'Hours' }];
  await send(answer('We open at 9.', { sources }));
  await send(answer('We open at 9.', { sources }), part('We open'));
  const { messages, id, messageCount } = await read();
  expect(messageCount).toBe(2);
  expect(messages[1]).toMatchObject({ text: 'We open at 9.', stream: null, sources });
  expect((await texts(id)).analysed).toEqual(['When?', 'We open at 9.']);
  expect(await kinds()).toEqual([
    'message.created',
    ...Array.from({ length: 3 }, () => 'message.streaming'),
    'message.created',
  ]);
  expect(await sql`select from open_stream`).toHaveLength(0);
});

it('an answer that never ends is taken for whole once, however many look, and its rest is welcome', async () => {
  await send(asked, part('We op'));
  const { id } = await read();
  expect(await lapseStreams(sql, new Date(Date.now() - 60_000))).toBe(0);
  const later = new Date(Date.now() + 60_000);
  const counts = await Promise.all(Array.from({ length: 4 }, () => lapseStreams(sql, later)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect((await read()).messages[1]).toMatchObject({ text: 'We op', stream: 'lapsed' });
  expect((await texts(id)).analysed).toEqual(['When?', 'We op']);
  expect((await kinds()).filter((kind) => kind === 'message.created')).toHaveLength(2);

  await send(answer('We open at 9.'));
  expect((await read()).messages[1]).toMatchObject({ text: 'We open at 9.', stream: null });
  expect((await kinds()).at(-1)).toBe('message.edited');
});

it('attachments are kept as they were sent, and go with their conversation', async () => {
  const attachments = [{ name: 'bike.jpg', url: 'https://shop.example/bike.jpg', type: 'image/jpeg', size: 2_048 }];
  await send({ ...asked, attachments }, part('Nice'), {
    ...edit('x', 1),
    message: 'm-1',
  } as IncomingItem);
  expect((await read()).messages[0]).toMatchObject({ attachments, text: 'x' });
  await sql`delete from conversation where workspace_id = ${workspaceId}`;
  expect(await sql`select from earlier_text where workspace_id = ${workspaceId}`).toHaveLength(0);
  expect(await sql`select from open_stream where workspace_id = ${workspaceId}`).toHaveLength(0);
});
