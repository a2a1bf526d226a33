import { appendItems, listDueRetaggings, type WorkspaceId } from '@debrief/db';
import { createRetag } from '@debrief/pipelines/tags';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findViolations } from '../../../../testing/find-violations.ts';
import { openBrowser } from '../../../../testing/open-browser.ts';
import { owner, ownerSettings } from '../../../../testing/owner.ts';
import { startDashboard, type Dashboard } from '../../../../testing/start-dashboard.ts';
import { signIn, visit } from '../../../../testing/visit.ts';

let desk: Dashboard;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDashboard(ownerSettings), openBrowser()]);
  const [workspace] = await desk.sql<{ id: WorkspaceId }[]>`select id from workspace`;
  if (!workspace) throw new Error('the owner has no workspace');
  for (const [conversation, text] of [
    ['a', 'Good morning. Where is my refund?'],
    ['b', 'Do you sell blue shoes?'],
  ] as const) {
    await appendItems(desk.sql, workspace.id, [{ type: 'message', conversation, id: 'm', role: 'visitor', text }]);
  }
  page = await browser.newPage();
  await signIn(page, desk.url, owner);
});

afterAll(async () => {
  await browser.close();
  await desk.stop();
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
