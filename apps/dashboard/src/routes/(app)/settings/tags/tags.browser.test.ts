import { appendItems, listDueRetaggings } from '@debrief/db';
import { createRetag } from '@debrief/pipelines/tags';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../../../../testing/find-violations.ts';
import { useDesk } from '../../../../testing/use-desk.ts';
import { visit } from '../../../../testing/visit.ts';

const desk = useDesk(async ({ sql }, workspaceId) => {
  for (const [conversation, text] of [
    ['a', 'Good morning. Where is my refund?'],
    ['b', 'Do you sell blue shoes?'],
  ] as const) {
    await appendItems(sql, workspaceId, [{ type: 'message', conversation, id: 'm', role: 'visitor', text }]);
  }
});
let page: Page;

beforeAll(() => {
  ({ page } = desk);
});

/** What the workers do. */
async function work(): Promise<void> {
  const retag = createRetag(desk.sql);
  for (const { id, workspaceId, step } of await listDueRetaggings(desk.sql, 10)) {
    await retag({ workspaceId, retaggingId: id, step });
  }
}

test('a new tag shows what would match, tags the last seven days, and takes that back', async () => {
  await visit(page, `${desk.url}/settings/tags`);
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.getByLabel('Name').fill('Refund');
  await page.getByLabel('What belongs under it').fill('The visitor wants money back or asks where a refund is');
  const preview = page.getByRole('region', { name: 'What would match' });
  await expect.poll(() => preview.innerText()).toContain('1 of 2 conversations of the last 7 days would match');
  await expect.poll(() => preview.getByRole('link').allTextContents()).toEqual(['Where is my refund?']);
  expect(await findViolations(page)).toEqual([]);
  await page.getByLabel('Also tag the last 7 days').check();
  await page.getByRole('button', { name: 'Create' }).click();
  const row = page.getByRole('row', { name: /Refund/ });
  await expect.poll(() => row.innerText()).toContain('Looking through the last 7 days');
  await work();
  await expect.poll(() => row.innerText()).toContain('1 of the last 7 days tagged');
  await row.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => row.innerText()).toContain('Taking it back');
  await work();
  await expect.poll(() => row.innerText()).not.toContain('Taking it back');
  await expect.poll(() => row.getByRole('link', { name: '0' }).count()).toBe(1);
});
