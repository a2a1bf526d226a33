/** The main job, as its users see it: a conversation lands, is analysed, is counted, and shows live. */
import { execFile } from 'node:child_process';
import { isDeepStrictEqual, promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../../dashboard/src/testing/open-browser.ts';
import { revisit, signIn, visit } from '../../../dashboard/src/testing/visit.ts';
import { owner, startWholeDesk, type WholeDesk } from './start-whole-desk.ts';

let desk: WholeDesk;
let browser: Browser;
let page: Page;

const list = () => page.getByRole('region', { name: 'Conversations' });
const patience = { timeout: 30_000 };

beforeAll(async () => {
  [desk, browser] = await Promise.all([startWholeDesk(), openBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await desk.stop();
});

function said(conversation: string, id: string, role: 'visitor' | 'bot', text: string, more: object = {}) {
  return { type: 'message', conversation, id, role, text, ...more };
}

test('the first page of an empty workspace shows a line that sends a conversation, and it works as it is', async () => {
  await signIn(page, desk.url, owner);

  const command = (await page.locator('pre').textContent()) ?? '';
  expect(command).toContain(owner.key);
  const { stdout } = await promisify(execFile)('bash', ['-c', command]);
  expect(JSON.parse(stdout)).toMatchObject({
    items: [{ status: 'created' }, { status: 'created' }, { status: 'created' }],
  });
});

test('it appears in the open Inbox by itself, and so do its flags', async () => {
  await list().getByText('have information about that').waitFor(patience);
  await list().getByText('Knowledge gap').waitFor(patience);
  await list().getByText('Unhelpful').waitFor(patience);
});

test('the open conversation shows who said what, the rating, and the summary once it ended', async () => {
  await page.keyboard.press('j');
  await page.getByRole('log').getByText('Do you ship to Iceland?', { exact: true }).waitFor(patience);
  await page.getByRole('log').getByText('Unhelpful', { exact: true }).waitFor(patience);
  await desk.send([{ type: 'end', conversation: 'c-1' }]);
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByText('Iceland').first().waitFor(patience);
  await details.getByText('Outcome').waitFor(patience);
});

test('hovering a summary sentence lights up the words it rests on', async () => {
  await page.getByRole('complementary', { name: 'Details' }).locator('.summary button').first().hover();
  const lit = () => page.evaluate<string[]>(`[...(CSS.highlights.get('evidence') ?? [])].map(String)`);
  await expect.poll(async () => (await lit()).join(' ')).toContain('Iceland');
});

test('a new message shows in list and conversation alike, and is bold until it is opened', async () => {
  await desk.send([
    said('c-2', 'm-1', 'visitor', 'Where is my parcel?', {
      visitor: { id: 'v-2', name: 'Amélie <b>Bold</b>' },
      context: {
        userAgent:
          'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
        country: 'FR',
        city: 'Lyon',
      },
    }),
  ]);
  const row = list().getByRole('link', { name: /Where is my parcel/ });
  await row.waitFor(patience);
  expect(await row.textContent()).toContain('Unread');
  expect(await row.textContent()).toContain('Amélie <b>Bold</b>');
  await row.click();
  await expect.poll(() => row.textContent()).not.toContain('Unread');
  const details = page.getByRole('complementary', { name: 'Details' });
  for (const known of ['Lyon', 'Mobile', 'Safari', 'iOS'])
    await details.getByText(known, { exact: false }).first().waitFor();

  await desk.send([said('c-2', 'm-2', 'bot', 'It is **on its way**.')]);
  await page.getByRole('log').locator('strong', { hasText: 'on its way' }).waitFor(patience);
});

test('resolving takes a key, and undo takes it back', async () => {
  await page.locator('body').press('e');
  await page.getByRole('button', { name: /Open again/ }).waitFor(patience);
  await page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Resolve', exact: true }).waitFor(patience);
});

test('what is on screen after live changes is what a reload shows', async () => {
  await desk.send(
    Array.from({ length: 40 }, (_, n) => said(`c-live-${n % 8}`, `m-${n}`, n % 3 ? 'bot' : 'visitor', `line ${n}`)),
  );
  await list().getByText('line 39').waitFor(patience);
  const rows = async (of: Page) => {
    const texts = await of.locator('li[id^=row-]').allTextContents();
    return texts.map((text) => text.replace(/\d+ min|now/g, '').replace(/\s+/g, ' '));
  };
  const loaded = await page.context().newPage();
  await visit(loaded, page.url());
  // What the workers find meanwhile comes to the one by itself and to the other by its next load.
  await expect
    .poll(async () => {
      await revisit(loaded);
      return isDeepStrictEqual(await rows(page), await rows(loaded));
    }, patience)
    .toBe(true);
  expect((await rows(page)).length).toBeGreaterThan(8);
  await loaded.close();
});

test('the Review holds the flagged conversation, with the count of ClickHouse, and takes a verdict', async () => {
  await visit(page, `${desk.url}/review`);
  const tab = page.getByRole('navigation', { name: 'Kinds of flag' }).getByRole('link', { name: /Knowledge gap/ });
  await expect
    .poll(async () => {
      await revisit(page);
      return tab.count();
    }, patience)
    .toBe(1);
  await tab.click();
  await page.waitForURL(/kind=knowledge_gap/);
  const item = page.getByRole('listitem').filter({ hasText: 'Do you ship to Iceland?' });
  await item.getByRole('button', { name: 'Wrong flag' }).first().click();
  const word = page.getByRole('status', { name: 'Messages' }).filter({ hasText: 'a wrong flag' });
  await word.waitFor(patience);
  await item.waitFor({ state: 'detached', ...patience });
  await word.getByRole('button', { name: 'Undo' }).click();
  await item.getByRole('button', { name: 'Wrong flag', pressed: false }).first().waitFor(patience);
});

test('Analytics counts it by device and country, and the chart has its table', async () => {
  await visit(page, `${desk.url}/analytics?by=country`);
  await page
    .getByRole('table', { name: 'By country' })
    .getByRole('row', { name: /France 1 / })
    .waitFor(patience);
  await page
    .getByRole('table', { name: 'By device' })
    .getByRole('row', { name: /Mobile 1 / })
    .waitFor(patience);
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('table', { name: 'Conversations by country, daily' }).waitFor(patience);
});

test('both stores agree', async () => {
  await expect.poll(async () => (await desk.debrief('reconcile')).output, patience).toContain('no difference');
});

test('the sample workspace is loaded with one click, marked, and removed with one click', async () => {
  await visit(page, `${desk.url}/settings/sample`);
  await page.getByRole('button', { name: 'Load the sample workspace' }).click();
  await page.getByText('The sample workspace is loaded').waitFor({ timeout: 60_000 });
  await visit(page, `${desk.url}/inbox`);
  await page.getByText('Sample data is loaded').waitFor(patience);
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.getByText('Sample data is loaded').waitFor({ state: 'detached', timeout: 60_000 });
  await expect.poll(async () => (await desk.debrief('reconcile')).output, patience).toContain('no difference');
}, 180_000);
