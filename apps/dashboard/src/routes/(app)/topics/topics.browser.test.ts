import { appendItems } from '@debrief/db';
import { createKeepTopics } from '@debrief/pipelines/topics/run';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../../../testing/find-violations.ts';
import { useDesk } from '../../../testing/use-desk.ts';
import { revisit, visit } from '../../../testing/visit.ts';

const asked = {
  password: ['I forgot my password', 'reset my password please', 'password does not work', 'my password is wrong'],
  hours: ['your opening hours?', 'opening hours on Sunday', 'opening hours of the store', 'Sunday opening hours'],
};

const desk = useDesk(async ({ sql }, workspaceId) => {
  for (const [index, text] of Object.values(asked).flat().entries()) {
    const conversation = `c-${String(index)}`;
    await appendItems(sql, workspaceId, [{ type: 'message', conversation, id: 'm', role: 'visitor', text }]);
  }
  await sql`insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
    select id, 0, workspace_id, conversation_id, text, case when text like '%password%' then 'no' else 'yes' end
    from message`;
  await createKeepTopics({ sql })(workspaceId);
});
let page: Page;

beforeAll(() => {
  ({ page } = desk);
});

const labels = () => page.locator('main h2').allTextContents();

test('topics are listed with who asked and what share was not answered, by the order chosen', async () => {
  await page.getByRole('link', { name: 'Topics' }).click();
  await page.getByRole('link', { name: 'Most unanswered' }).click();
  await expect.poll(async () => (await labels())[0]).toMatch(/password/i);
  const first = async () => ((await page.locator('main ol > li').first().textContent()) ?? '').replace(/\s+/g, ' ');
  await expect.poll(first).toMatch(/Asked 4 4 visitors 4 conversations Unanswered 100% 4 of 4/);
  expect(await findViolations(page)).toEqual([]);
});

test('a count of conversations leads to exactly these in the Inbox, older ones left out', async () => {
  await desk.sql`update conversation set started_at = now() - interval '100 days' where external_id = 'c-0'`;
  await revisit(page);
  const link = page
    .locator('main ol > li')
    .filter({ hasText: /password/i })
    .getByRole('link', { name: '3 conversations' });
  await link.click();
  await page.waitForURL('**/inbox?q=topic*');
  await expect.poll(() => page.locator('a[href^="/inbox/0"]').count()).toBe(3);
  await desk.sql`update conversation set started_at = now() where external_id = 'c-0'`;
  await visit(page, `${desk.url}/topics?order=unanswered`);
});

test('long examples end within their column, on a phone as well', async () => {
  const long = `password ${'and a very long story about it '.repeat(8)}`;
  await desk.sql`update question set text = ${long} where text like 'password%'`;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await revisit(page);
    await page.getByRole('link', { name: long.trim() }).waitFor();
    const sticksOut = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sticksOut).toBe(0);
    const [example, words] = await Promise.all([
      page.getByRole('link', { name: long.trim() }).boundingBox(),
      page.locator('main ol > li .words').first().boundingBox(),
    ]);
    expect((example?.x ?? 0) + (example?.width ?? 0)).toBeLessThanOrEqual((words?.x ?? 0) + (words?.width ?? 0) + 1);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
});

test('a topic is renamed, and the way back is offered', async () => {
  await page
    .getByRole('link', { name: /opening hours/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByLabel('Name').fill('Opening times');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect.poll(() => page.locator('main h1').textContent()).toBe('Opening times');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.locator('main h1').textContent()).toMatch(/opening hours/i);
  expect(await findViolations(page)).toEqual([]);
});

test('ticked questions are split off; merged again they are one topic, whose filter finds its conversations', async () => {
  const boxes = page.getByRole('checkbox', { name: /Sunday/ });
  await expect.poll(() => boxes.count()).toBe(2);
  for (const box of await boxes.all()) await box.check();
  await page.getByRole('button', { name: 'Split off 2' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByLabel('Name').fill('Sundays');
  await dialog.getByRole('button', { name: 'Split' }).click();
  await expect.poll(() => page.locator('main h1').textContent()).toBe('Sundays');
  await expect.poll(() => page.locator('main ul > li').count()).toBe(2);

  await page.getByRole('button', { name: 'Merge' }).click();
  const choices = page.getByRole('dialog').getByLabel('Into');
  await choices.waitFor();
  expect(await findViolations(page)).toEqual([]);
  const options = await choices.locator('option').allTextContents();
  await choices.selectOption({ label: options.find((option) => /opening/i.test(option)) ?? '' });
  await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
  await expect.poll(() => page.locator('main h1').textContent()).toMatch(/opening hours/i);
  await expect.poll(() => page.locator('main').textContent()).toContain('Merged into it: Sundays');
  await page.getByRole('link', { name: 'Open in Inbox' }).click();
  await expect.poll(() => page.locator('a[href^="/inbox/0"]').count()).toBe(4);
});
