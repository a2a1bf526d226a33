import { appendItems, type ConversationId } from '@debrief/db';
import { connectClickHouse, readFactRows, writeFacts } from '@debrief/db/clickhouse';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { useDesk } from '../../../testing/use-desk.ts';
import { visit } from '../../../testing/visit.ts';

const desk = useDesk(async ({ sql, clickhouseUrl }) => {
  await hold('DE', 3);
  await hold('AT', 2);
  const ids = await sql<{ id: ConversationId }[]>`select id from conversation`;
  const clickhouse = connectClickHouse(clickhouseUrl);
  const rows = await readFactRows(sql, { conversationIds: ids.map(({ id }) => id) });
  await writeFacts(clickhouse, crypto.randomUUID(), rows);
  await clickhouse.close();
});
let page: Page;

beforeAll(() => {
  ({ page } = desk);
});

/** Conversations with a question, of which the bot answers one. */
async function hold(country: string, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const [conversation, at] = [`${country}-${String(number)}`, new Date(Date.now() - 1_000)];
    const shared = { type: 'message', conversation, at, details: { country } } as const;
    await appendItems(desk.sql, desk.workspaceId, [{ ...shared, id: 'm-1', role: 'visitor', text: 'Do you ship?' }]);
    if (number > 0) continue;
    await appendItems(desk.sql, desk.workspaceId, [{ ...shared, id: 'm-2', role: 'bot', text: 'We do.' }]);
  }
}

/** Follows what leads from Analytics to a list, and says how many conversations that holds. */
async function countBehind(open: (analytics: Page) => Promise<void>): Promise<() => Promise<number>> {
  await visit(page, `${desk.url}/analytics?by=country`);
  await open(page);
  await page.waitForURL(/\/inbox\?q=/);
  return () => page.getByRole('region', { name: 'Conversations' }).locator('.preview').count();
}

const click = (find: (analytics: Page) => Locator) => (analytics: Page) => find(analytics).click();

test('a card opens the conversations it counts, and what it is a share of', async () => {
  const ofAll = await countBehind(click((it) => it.getByTitle(/^Conversations that started/).getByRole('link')));
  await expect.poll(ofAll).toBe(5);
  const answered = await countBehind(click((it) => it.getByRole('link', { name: 'Answer rate' })));
  await expect.poll(answered).toBe(2);
  const asked = await countBehind(click((it) => it.getByRole('link', { name: 'of 5 with a visitor message' })));
  await expect.poll(asked).toBe(5);
});

test('a row of a table, and a point in the chart or its table, open as many as they say', async () => {
  const ofGermany = await countBehind((it) =>
    it
      .getByRole('region', { name: 'By country' })
      .getByRole('row', { name: /Germany/ })
      .getByRole('link')
      .first()
      .click(),
  );
  await expect.poll(ofGermany).toBe(3);
  const ofCell = await countBehind(async (it) => {
    await it.getByRole('button', { name: 'Table' }).click();
    await it
      .getByRole('region', { name: /by country/ })
      .getByRole('link', { name: '2', exact: true })
      .click();
  });
  await expect.poll(ofCell).toBe(2);
  // Today is the last day on the axis, and Germany's the higher of its two points.
  const ofPoint = await countBehind(async (it) => {
    const canvas = it.locator('canvas');
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the chart is not drawn');
    await canvas.click({ position: { x: box.width * 0.85, y: box.height * 0.1 } });
  });
  await expect.poll(ofPoint).toBe(3);
});
