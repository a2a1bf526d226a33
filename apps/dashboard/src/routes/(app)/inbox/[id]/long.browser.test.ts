/** A conversation of 5,000 messages, what the Inbox's page weighs, and the small screen. */
import { gzipSync } from 'node:zlib';
import { appendItems, type ConversationId, type MessageId } from '@debrief/db';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../../../../testing/find-violations.ts';
import { useDesk } from '../../../../testing/use-desk.ts';
import { revisit, visit } from '../../../../testing/visit.ts';

const LENGTH = 5_000;
const MAX_SCRIPT_BYTES = 120_000;

let page: Page;
let id: ConversationId;

const desk = useDesk(async ({ sql }, workspaceId) => {
  const start = Date.now() - LENGTH * 1_000;
  const items = Array.from({ length: LENGTH }, (_, index) => ({
    type: 'message' as const,
    conversation: 'long',
    id: `m-${String(index)}`,
    role: index % 2 === 0 ? ('visitor' as const) : ('bot' as const),
    text: index % 2 === 0 ? `Question ${String(index)}?` : `The **answer** ${String(index)}.`,
    at: new Date(start + index * 1_000),
  }));
  for (let from = 0; from < LENGTH; from += 500) {
    await appendItems(sql, workspaceId, items.slice(from, from + 500));
  }
  const [row] = await sql<{ id: ConversationId }[]>`select id from conversation`;
  if (!row) throw new Error('the conversation was not made');
  id = row.id;
});

beforeAll(() => {
  ({ page } = desk);
});
const log = () => page.getByRole('log', { name: 'Messages' });
const drawn = () => page.locator('li[id^="message-"]');

test('it opens at its end with a page of messages, and gives up all of them to who scrolls', async () => {
  await visit(page, `${desk.url}/inbox/${id}`);
  await log()
    .getByText(`The answer ${String(LENGTH - 1)}.`)
    .waitFor();
  expect(await drawn().count()).toBeLessThanOrEqual(40);

  const read = log().getByText(`Question ${String(LENGTH - 30)}?`);
  await read.scrollIntoViewIfNeeded();
  await log().hover();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -3_000);
      return drawn().count();
    })
    .toBeGreaterThan(150);
  const ids = await drawn().evaluateAll((items) => items.map((item) => item.id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('a message far above is gone to, and the newest is one press away', async () => {
  const [message] = await desk.sql<{ id: MessageId }[]>`select id from message where external_id = 'm-1001'`;
  if (!message) throw new Error('no such message');
  await desk.sql`
    insert into flag (id, workspace_id, conversation_id, message_id, kind, score, reason, evidence, flagged_by)
    values (gen_random_uuid(), ${desk.workspaceId}, ${id}, ${message.id}, 'manual', 1, 'far above', '[]', 'test')`;
  await revisit(page);
  await page.getByRole('button', { name: 'far above' }).click();
  await expect.poll(() => log().getByText('The answer 1001.').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'To the newest' }).click();
  await log()
    .getByText(`The answer ${String(LENGTH - 1)}.`)
    .waitFor();
});

test('the scripts of the Inbox are small enough to come in an instant', async () => {
  const fresh = await desk.browser.newContext({ viewport: { width: 1440, height: 900 } });
  await fresh.addCookies(await desk.context.cookies());
  const other = await fresh.newPage();
  const scripts: Promise<[string, number]>[] = [];
  other.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    scripts.push(response.body().then((body) => [response.url(), gzipSync(body).byteLength]));
  });
  await visit(other, `${desk.url}/inbox/${id}`);
  const sizes = new Map(await Promise.all(scripts));
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(sizes.size).toBeGreaterThan(3);
  expect(bytes, [...sizes].map(([url, size]) => `${String(size)} ${url}`).join('\n')).toBeLessThan(MAX_SCRIPT_BYTES);
  await fresh.close();
});

test('on a phone there is one pane at a time, with the details as a sheet, and nothing wrong in either theme', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const phone = await desk.browser.newContext({
      viewport: { width: 390, height: 844 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    await phone.addCookies(await desk.context.cookies());
    const small = await phone.newPage();
    await visit(small, `${desk.url}/inbox`);
    expect(await findViolations(small)).toEqual([]);
    await small.getByRole('region', { name: 'Conversations' }).locator('li[id^="row-"] a').click();
    await small.getByRole('log', { name: 'Messages' }).waitFor();
    expect(await small.getByRole('region', { name: 'Conversations' }).isVisible()).toBe(false);
    await small.getByRole('button', { name: 'Details' }).click();
    await small.getByRole('dialog', { name: 'Details' }).getByRole('heading', { name: 'Notes' }).waitFor();
    expect(await findViolations(small)).toEqual([]);
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await small.getByRole('button', { name: 'Close' }).click();
    await small.getByRole('link', { name: 'Back to the list' }).click();
    await small.getByRole('region', { name: 'Conversations' }).waitFor();
    await phone.close();
  }
});

test('at 200 % zoom, half the width, nothing is cut off', async () => {
  // A browser's zoom of 200 % on 1440 px is a page of 720 CSS pixels.
  await page.setViewportSize({ width: 720, height: 450 });
  await visit(page, `${desk.url}/inbox/${id}`);
  for (const name of ['Assign', 'Snooze', 'Tag', 'Resolve', 'Details', 'Write a note', 'Flag']) {
    await page
      .getByRole('button', { name, exact: name !== 'Resolve' })
      .first()
      .click({ trial: true });
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
  await page.setViewportSize({ width: 1440, height: 900 });
});
