import { appendItems, connectPostgres, createWorkspace, type IncomingItem } from '@debrief/db';
import { createTestDatabase } from '@debrief/db/testing';
import { expect, it } from 'vitest';
import { importConversations } from '../import/index.ts';
import { toIncomingItem } from '../ingest/index.ts';
import { exportConversations } from './export-conversations.ts';

it('what is exported can be imported into another workspace, and is the same there', async () => {
  await using database = await createTestDatabase();
  const sql = connectPostgres(database.url, { max: 4 });
  const [from, to] = await Promise.all([createWorkspace(sql, { name: 'A' }), createWorkspace(sql, { name: 'B' })]);
  const said: IncomingItem[] = Array.from({ length: 450 }, (_, n) => ({
    type: 'message',
    conversation: `c-${n % 225}`,
    agent: n % 2 ? 'shop' : 'workshop',
    id: `m${n < 225 ? 0 : 1}`,
    role: n < 225 ? 'visitor' : n === 236 ? 'operator' : 'bot',
    text: n === 7 ? 'quotes " and \n lines 😀 مرحبا' : `line ${n}`,
    at: new Date(Date.UTC(2026, 10, 1, 0, 0, n)),
    visitor: { id: `v-${n % 225}`, name: 'Zoë' },
    details: { country: 'NL' },
  }));
  const attachments = [{ name: 'a.pdf', url: 'https://shop.example/a.pdf', size: 12 }];
  const edited = [1, 2].map((n): IncomingItem => ({
    ...{ type: 'edit', conversation: 'c-9', agent: 'workshop', message: 'm1', text: `other ${n}` },
    at: new Date(Date.UTC(2026, 10, 2, 0, 0, n, 345)),
  }));
  const at = new Date(Date.UTC(2026, 10, 3));
  const about = { conversation: 'c-11', agent: 'workshop', message: 'm1' };
  const takenBack: IncomingItem = { type: 'retraction', ...about, at };
  await appendItems(sql, from, [
    ...said.map((item, n) => (n === 8 ? ({ ...item, attachments } as IncomingItem) : item)),
    ...edited,
    takenBack,
  ]);

  const read = async (workspaceId: typeof from) => {
    const lines: string[] = [];
    for await (const line of exportConversations(sql, workspaceId)) lines.push(line.trimEnd());
    return lines;
  };
  const lines = await read(from);
  expect(lines.filter((line) => line.includes('other 1') && line.includes('other 2'))).toHaveLength(1);
  expect(
    lines.filter((line) => line.includes(`"text":""`) && line.includes(`"retracted":${at.getTime() / 1_000}`)),
  ).toHaveLength(1);
  const result = await importConversations({
    openLines: async function* () {
      yield* lines;
    },
    send: (items) =>
      appendItems(
        sql,
        to,
        items.map((item) => toIncomingItem(item, nothingKnown(item))),
      ),
  });
  expect(result).toMatchObject({ refusedCount: 0, duplicates: 0 });
  const essence = (line: string) => {
    const { id, agent, visitor, messages } = JSON.parse(line) as Record<string, unknown>;
    return { id, agent, visitor, messages };
  };
  expect((await read(to)).map(essence)).toEqual(lines.map(essence));
  await sql.end();
});

/** The test is about words and times; places have tests of their own. */
function nothingKnown(_: unknown) {
  return () => ({
    device: null,
    browser: null,
    os: null,
    country: null,
    region: null,
    city: null,
    language: null,
    timezone: null,
    pageUrl: null,
    referrer: null,
    channel: null,
  });
}
