/** A person takes over from the bot: from the first reply to the way back, in two open Inboxes. */
import { randomUUID } from 'node:crypto';
import { appendItems, createApiKey, findMembership } from '@debrief/db';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEvents, type StreamEvent } from '../../../../lib/server/live/testing/read-events.ts';
import { findViolations } from '../../../../testing/find-violations.ts';
import { openBrowser } from '../../../../testing/open-browser.ts';
import { startDashboard, type Dashboard } from '../../../../testing/start-dashboard.ts';
import { revisit, visit } from '../../../../testing/visit.ts';
import { owner, ownerSettings } from '../../../../testing/owner.ts';

let desk: Dashboard;
let browser: Browser;
let key: string;
let path: string;
let anna: Page;
let jonas: Page;

beforeAll(async () => {
  desk = await startDashboard(ownerSettings);
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
  await addOperator('jonas', workspaceId);
  [anna, jonas] = [await openInbox('anna'), await openInbox('jonas')];
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

/** Another member, with the owner's password. */
async function addOperator(name: string, workspaceId: string): Promise<void> {
  const { sql } = desk;
  await sql`insert into "user" (id, name, email) values (${name}, ${name}, ${`${name}@shop.example`})`;
  await sql`
    insert into account (id, account_id, provider_id, user_id, password)
    select ${name}, ${name}, provider_id, ${name}, password from account limit 1`;
  await sql`
    insert into member (id, workspace_id, user_id, role)
    values (${randomUUID()}, ${workspaceId}, ${name}, 'operator')`;
}

async function openInbox(name: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const form = { email: `${name}@shop.example`, password: owner.password };
  const answer = await context.request.post(`${desk.url}/sign-in`, {
    form,
    headers: { origin: desk.url },
    maxRedirects: 0,
  });
  expect(answer.status()).toBeLessThan(400);
  const page = await context.newPage();
  await visit(page, desk.url + path);
  return page;
}

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
/** Opens the reply box by its key, and waits until it has the focus. */
async function reply(page: Page): Promise<void> {
  await page.keyboard.press('r');
  await expect.poll(() => box(page).evaluate((element) => element === document.activeElement)).toBe(true);
}
const box = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });

async function next(events: AsyncGenerator<StreamEvent, void>, name: string): Promise<StreamEvent> {
  for (let step = await events.next(); !step.done; step = await events.next()) {
    if (step.value.event === name) return step.value;
  }
  throw new Error(`the stream ended before "${name}"`);
}

it('a draft outlives a reload, and belongs to its conversation', async () => {
  await anna.getByText('Waiting for a human').first().waitFor();
  await anna.getByText('1 visitor waits for a human').waitFor();
  await expect.poll(() => anna.title()).toMatch(/^\(1\) /);
  await reply(anna);
  await anna.keyboard.type('Hello, this is');
  await revisit(anna);
  await expect.poll(() => box(anna).inputValue()).toBe('Hello, this is');
  expect(await box(jonas).inputValue()).toBe('');
});

it('a reply reaches the visitor’s side and both Inboxes, once, and pauses the bot', async () => {
  const headers = { authorization: `Bearer ${key}` };
  const events = readEvents(`${desk.url}/v1/conversations/c-1/stream`, { headers });
  expect((await next(events, 'ready')).data).toMatchObject({ botPaused: false });
  await reply(anna);
  await anna.keyboard.type(' Anna.');
  await anna.keyboard.press('Control+Enter');

  await next(events, 'bot.paused');
  const { data } = await next(events, 'operator.replied');
  expect(data).toMatchObject({ conversation: 'c-1', message: { text: 'Hello, this is Anna.' } });
  for (const page of [anna, jonas]) {
    await log(page).getByText('Hello, this is Anna.').waitFor();
    await page.getByText(`${page === anna ? 'You are' : 'anna is'} answering; the bot is paused.`).waitFor();
    expect(await log(page).getByText('Hello, this is Anna.').count()).toBe(1);
  }
  await expect.poll(() => box(anna).inputValue()).toBe('');
  await jonas.getByText('Nobody waits for a human.').waitFor();
  await expect.poll(() => jonas.title()).not.toContain('(1)');
  expect(await findViolations(anna)).toEqual([]);

  await jonas.keyboard.press('b');
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
  for (const page of [anna, jonas]) {
    await log(page).getByText('One moment, please.').waitFor();
    expect(await log(page).getByText('One moment, please.').count()).toBe(1);
  }
});

it('who reads a conversation does not leave it when a message arrives', async () => {
  const left: string[] = [];
  jonas.on('request', (request) => {
    if (request.url().endsWith('/presence') && request.postData()?.includes('gone')) left.push(request.url());
  });
  const count = jonas
    .getByRole('complementary', { name: 'Details' })
    .getByRole('definition')
    .filter({ hasText: /^\d+$/ });
  const shown = async () => Number(await count.textContent());
  const [kept] = await desk.sql<{ messages: number }[]>`select message_count as messages from conversation`;
  const before = kept?.messages ?? 0;
  await expect.poll(shown).toBe(before);
  const response = await fetch(`${desk.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      items: [{ type: 'message', conversation: 'c-1', id: 'm-3', role: 'visitor', text: 'Is anybody there?' }],
    }),
  });
  expect(response.status).toBe(200);
  await expect.poll(shown).toBe(before + 1);
  expect(left).toEqual([]);
});

it('the others see who is typing, and the second to send is warned and may send anyway', async () => {
  await reply(jonas);
  await jonas.keyboard.type('Jonas here.');
  await anna.getByText('jonas is typing').waitFor();
  await box(anna).fill('Anna again.');
  await anna.keyboard.press('Control+Enter');
  await log(jonas).getByText('Anna again.').waitFor();

  await jonas.keyboard.press('Control+Enter');
  await jonas.getByRole('alert').getByText('anna replied meanwhile').waitFor();
  expect(await box(jonas).inputValue()).toBe('Jonas here.');
  expect(await log(anna).getByText('Jonas here.').count()).toBe(0);
  await jonas.getByRole('button', { name: 'Send anyway' }).click();
  await log(anna).getByText('Jonas here.').waitFor();
  await anna.getByText('jonas is viewing').waitFor();
});

/** Sends a reply, and goes where the one-letter keys are heard. */
async function sendReply(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.keyboard.press('Control+Enter');
  for (const each of [anna, jonas]) await log(each).getByText(text).waitFor();
  await page.getByRole('status', { name: 'Messages' }).getByText('Reply sent').last().waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => box(page).evaluate((element) => element === document.activeElement)).toBe(false);
}

it('Z takes a reply back after what was done since; its words are the draft, to be mended', async () => {
  await box(anna).fill('');
  await sendReply(anna, 'We open at nien.');
  // What offers to take it back does not lie on the field in which the next reply is written.
  const toast = anna.locator('.toast', { hasText: 'Reply sent' }).last();
  const edges = async () => [await toast.boundingBox(), await anna.getByRole('form', { name: 'Reply' }).boundingBox()];
  await expect
    .poll(async () => {
      const [above, below] = await edges();
      return (above?.y ?? 0) + (above?.height ?? 0) - (below?.y ?? 0);
    })
    .toBeLessThanOrEqual(0);
  await anna.keyboard.press('e');
  await anna.getByRole('button', { name: 'Open again' }).waitFor();
  await anna.keyboard.press('z');
  await anna.getByRole('button', { name: 'Resolve', exact: true }).waitFor();
  expect(await log(anna).getByText('Taken back').count()).toBe(0);
  await anna.keyboard.press('z');
  await anna.getByText('Taken back: Reply sent').waitFor();
  for (const page of [anna, jonas]) {
    await log(page).getByText('Taken back by anna, ').waitFor();
    await page.getByRole('region', { name: 'Conversations' }).getByText('Message taken back').waitFor();
  }
  await expect.poll(() => box(anna).inputValue()).toBe('We open at nien.');
  expect(await box(jonas).inputValue()).toBe('');
  await box(anna).fill('');
});

it('what others see of it live is what a reload shows, and the words are still there for the team', async () => {
  const item = log(jonas).locator('li', { hasText: 'Taken back by anna' });
  await item.locator('del', { hasText: 'We open at nien.' }).waitFor();
  const live = await item.innerText();
  await revisit(jonas);
  await item.waitFor();
  expect(await item.innerText()).toBe(live);
  expect(await findViolations(jonas)).toEqual([]);
  // Nor does a search find it, or the stream tell it to a visitor who comes now.
  const events = readEvents(`${desk.url}/v1/conversations/c-1/stream?lastEventId=0`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const told: StreamEvent[] = [];
  for await (const event of events) {
    told.push(event);
    if (event.event === 'ready') break;
  }
  expect(told.map(({ event }) => event)).toContain('message.retracted');
  expect(JSON.stringify(told)).not.toContain('nien');
});

it('Shift Z and the button take back the reply at hand: one’s own, or as owner anybody’s', async () => {
  await sendReply(jonas, 'That was for somebody else.');
  const own = log(jonas).getByRole('button', { name: 'Take back this reply' });
  // Those of Jonas alone; Anna is an owner.
  const count = await own.count();
  expect(count).toBeGreaterThan(0);
  await expect
    .poll(() => log(anna).getByRole('button', { name: 'Take back this reply' }).count())
    .toBeGreaterThan(count);
  await jonas.keyboard.press('Shift+Z');
  await log(jonas).getByText('Taken back by jonas, ').waitFor();
  await expect.poll(() => own.count()).toBe(count - 1);
  // Nothing is offered twice: the next Z is for what was done before.
  await expect.poll(() => jonas.getByText('Reply sent').count()).toBe(0);
  const his = log(anna).locator('li', { hasText: 'Jonas here.' });
  await his.hover();
  await his.getByRole('button', { name: 'Take back this reply' }).click();
  await log(jonas)
    .locator('li', { hasText: 'Taken back by anna' })
    .locator('del', { hasText: 'Jonas here.' })
    .waitFor();
});

it('who types on what the stream has just brought is not warned of it', async () => {
  await box(jonas).fill('');
  await box(anna).fill('');
  // The page is not read again: the stream alone tells of the reply.
  await jonas.route(/__data\.json/, () => undefined);
  await sendReply(anna, 'I take this one.');
  await box(jonas).fill('And I thank you.');
  await jonas.keyboard.press('Control+Enter');
  await log(anna).getByText('And I thank you.').waitFor();
  expect(await jonas.getByText('replied meanwhile').count()).toBe(0);
  await jonas.unroute(/__data\.json/);
});
