/** A person takes over from the bot: from the first reply to the way back, in two open Inboxes. */
import { appendItems, createApiKey, findMembership } from '@debrief/db';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEvents, type StreamEvent } from '../../../../lib/server/live/testing/read-events.ts';
import { findViolations } from '../../../../testing/find-violations.ts';
import { openBrowser } from '../../../../testing/open-browser.ts';
import { startDashboard, type Dashboard } from '../../../../testing/start-dashboard.ts';

const owner = { DEBRIEF_OWNER_EMAIL: 'anna@shop.example', DEBRIEF_OWNER_PASSWORD: 'correct horse battery' };

let desk: Dashboard;
let browser: Browser;
let key: string;
let path: string;
let anna: Page;
let other: Page;

beforeAll(async () => {
  desk = await startDashboard(owner);
  browser = await openBrowser();
  const [user] = await desk.sql<{ id: string }[]>`select id from "user"`;
  const membership = user && (await findMembership(desk.sql, user.id));
  if (!membership) throw new Error('the owner was not made');
  const { workspaceId } = membership;
  ({ key } = await createApiKey(desk.sql, workspaceId, { kind: 'secret', name: 'test' }));
  await appendItems(desk.sql, workspaceId, [
    { type: 'message', conversation: 'c-1', id: 'm-1', role: 'visitor', text: 'May I talk to a person?' },
    { type: 'message', conversation: 'c-1', id: 'm-2', role: 'bot', text: 'I am asking for one.' },
    { type: 'handoff', conversation: 'c-1', reason: 'asked for a person' },
  ]);
  const [conversation] = await desk.sql<{ id: string }[]>`select id from conversation`;
  path = `/inbox/${conversation?.id ?? ''}`;
  // Two browsers, so that neither hears of anything through the other.
  [anna, other] = [await openInbox(), await openInbox()];
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

async function openInbox(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const form = { email: owner.DEBRIEF_OWNER_EMAIL, password: owner.DEBRIEF_OWNER_PASSWORD };
  const answer = await context.request.post(`${desk.url}/sign-in`, {
    form,
    headers: { origin: desk.url },
    maxRedirects: 0,
  });
  expect(answer.status()).toBeLessThan(400);
  const page = await context.newPage();
  await page.goto(desk.url + path, { waitUntil: 'networkidle' });
  return page;
}

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const box = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });

async function next(events: AsyncGenerator<StreamEvent, void>, name: string): Promise<StreamEvent> {
  for (let step = await events.next(); !step.done; step = await events.next()) {
    if (step.value.event === name) return step.value;
  }
  throw new Error(`the stream ended before "${name}"`);
}

it('a draft outlives a reload, and belongs to its conversation', async () => {
  await anna.getByText('Waiting for a human').first().waitFor();
  await anna.keyboard.press('r');
  await anna.keyboard.type('Hello, this is');
  await anna.reload({ waitUntil: 'networkidle' });
  await expect.poll(() => box(anna).inputValue()).toBe('Hello, this is');
  expect(await box(other).inputValue()).toBe('');
});

it('a reply reaches the visitor’s side and both Inboxes, once, and pauses the bot', async () => {
  const headers = { authorization: `Bearer ${key}` };
  const events = readEvents(`${desk.url}/v1/conversations/c-1/stream`, { headers });
  expect((await next(events, 'ready')).data).toMatchObject({ botPaused: false });
  await anna.keyboard.press('r');
  await anna.keyboard.type(' Anna.');
  await anna.keyboard.press('Control+Enter');

  await next(events, 'bot.paused');
  const { data } = await next(events, 'operator.replied');
  expect(data).toMatchObject({ conversation: 'c-1', message: { text: 'Hello, this is Anna.' } });
  for (const page of [anna, other]) {
    await log(page).getByText('Hello, this is Anna.').waitFor();
    await page.getByText('You are answering; the bot is paused.').waitFor();
    expect(await log(page).getByText('Hello, this is Anna.').count()).toBe(1);
  }
  await expect.poll(() => box(anna).inputValue()).toBe('');
  expect(await findViolations(anna)).toEqual([]);

  await other.getByRole('button', { name: 'Return to bot' }).click();
  await next(events, 'bot.resumed');
  await anna.getByText('the bot is paused').waitFor({ state: 'detached' });
  await events.return();
});

it('a reply that does not arrive is kept, and the second try is one reply', async () => {
  // The server takes it, and its answer is lost.
  await anna.route(/\?\/reply$/, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await box(anna).fill('One moment, please.');
  await anna.keyboard.press('Control+Enter');
  await anna.getByRole('alert').getByText('Your text is kept').waitFor();
  expect(await box(anna).inputValue()).toBe('One moment, please.');

  await anna.unroute(/\?\/reply$/);
  await anna.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => box(anna).inputValue()).toBe('');
  await log(other).getByText('One moment, please.').waitFor();
  for (const page of [anna, other]) expect(await log(page).getByText('One moment, please.').count()).toBe(1);
});
