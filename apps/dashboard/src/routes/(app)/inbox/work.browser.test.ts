/** Work on conversations, by keyboard alone: tags, notes, flags, better answers, many at once, saved views, undo. */
import { randomUUID } from 'node:crypto';
import { appendItems, type WorkspaceId } from '@debrief/db';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findViolations } from '../../../testing/find-violations.ts';
import { openBrowser } from '../../../testing/open-browser.ts';
import { startDashboard, type Dashboard } from '../../../testing/start-dashboard.ts';
import { revisit, visit } from '../../../testing/visit.ts';
import { owner, ownerSettings } from '../../../testing/owner.ts';

const names = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'];
let desk: Dashboard;
let browser: Browser;
let workspaceId: WorkspaceId;
let anna: Page;
let jonas: Page;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDashboard(ownerSettings), openBrowser()]);
  const [workspace] = await desk.sql<{ id: WorkspaceId }[]>`select id from workspace`;
  if (!workspace) throw new Error('the owner has no workspace');
  workspaceId = workspace.id;
  await desk.sql`insert into "user" (id, name, email) values ('jonas', 'Jonas', 'jonas@shop.example')`;
  await desk.sql`
    insert into account (id, account_id, provider_id, user_id, password)
    select 'jonas', 'jonas', provider_id, 'jonas', password from account limit 1`;
  await desk.sql`
    insert into member (id, workspace_id, user_id, role) values (${randomUUID()}, ${workspaceId}, 'jonas', 'operator')`;
  const now = Date.now();
  await appendItems(
    desk.sql,
    workspaceId,
    names.flatMap((name, index) => {
      const at = new Date(now - index * 60_000);
      const visitor = { id: `v-${name}`, name };
      return [
        {
          type: 'message' as const,
          conversation: name,
          id: 'm-1',
          role: 'visitor' as const,
          text: 'Hello?',
          at,
          visitor,
        },
        { type: 'message' as const, conversation: name, id: 'm-2', role: 'bot' as const, text: 'I do not know.', at },
      ];
    }),
  );
  [anna, jonas] = [await openInbox('anna'), await openInbox('jonas')];
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});
beforeEach(async () => {
  await desk.sql`delete from conversation_tag`;
  await desk.sql`delete from saved_view`;
  await desk.sql`update conversation set status = 'open', snoozed_until = null, tags = '{}', assignee_id = null`;
  await Promise.all([anna, jonas].map((page) => visit(page, `${desk.url}/inbox`)));
});

async function openInbox(name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const form = { email: `${name}@shop.example`, password: owner.password };
  await context.request.post(`${desk.url}/sign-in`, { form, headers: { origin: desk.url }, maxRedirects: 0 });
  return context.newPage();
}

const list = (page: Page) => page.getByRole('region', { name: 'Conversations' });
const row = (page: Page, name: string) => list(page).getByRole('listitem').filter({ hasText: name });
const rows = (page: Page) => list(page).locator('li[id^="row-"]');
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).last().click();
/** The way back is offered for some seconds, and for as long as the pointer rests on it. */
const keepUndo = (page: Page) => page.getByRole('button', { name: 'Undo' }).last().hover();
/** A key that opens a field has put the focus there. */
const untilTyping = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.matches('input, textarea'))).toBe(true);
const status = async (name: string) =>
  (await desk.sql<{ status: string }[]>`select status from conversation where external_id = ${name}`)[0]?.status;

async function open(page: Page, name: string): Promise<void> {
  await row(page, name).getByRole('link').click();
  await page.getByRole('heading', { name, level: 2 }).waitFor();
}

test('a tag is created and put on with T, shows in every Inbox at once, filters, and is taken back', async () => {
  await open(anna, 'Ada');
  await anna.keyboard.press('t');
  await untilTyping(anna);
  await anna.keyboard.type('Late parcel');
  await anna.keyboard.press('Enter');
  await keepUndo(anna);
  await row(anna, 'Ada').getByText('Late parcel').waitFor();
  await row(jonas, 'Ada').getByText('Late parcel').waitFor();
  await anna.getByRole('option', { name: 'Late parcel', selected: true }).waitFor();
  expect(await findViolations(anna)).toEqual([]);
  await anna.keyboard.press('Escape');

  await visit(jonas, `${desk.url}/inbox?q=${encodeURIComponent('tag:"late parcel"')}`);
  expect(await rows(jonas).count()).toBe(1);
  await undo(anna);
  await expect.poll(() => rows(jonas).count()).toBe(0);
  await expect.poll(() => row(anna, 'Ada').getByText('Late parcel').count()).toBe(0);
});

test('a note written with N is there for the others, and has:note finds it', async () => {
  await open(anna, 'Ben');
  await open(jonas, 'Ben');
  await anna.keyboard.press('n');
  await untilTyping(anna);
  await anna.keyboard.type('Call him back.');
  await anna.keyboard.press('Control+Enter');
  await keepUndo(anna);
  await jonas.getByText('Call him back.').waitFor();
  expect(await jonas.getByRole('button', { name: 'Delete this note' }).count()).toBe(0);
  await visit(jonas, `${desk.url}/inbox?q=has:note`);
  expect(await rows(jonas).count()).toBe(1);
  await undo(anna);
  await expect.poll(() => rows(jonas).count()).toBe(0);
});

test('a letter typed into a note is no shortcut', async () => {
  await open(anna, 'Ben');
  await anna.keyboard.press('n');
  await untilTyping(anna);
  await anna.keyboard.type('e');
  await anna.keyboard.press('Escape');
  expect(await status('Ben')).toBe('open');
});

test('a conversation or an answer is flagged with a reason, and the answer improved', async () => {
  await open(anna, 'Cleo');
  await anna.keyboard.press('f');
  await anna.getByLabel('What is wrong?').fill('She was angry.');
  expect(await findViolations(anna)).toEqual([]);
  await anna.keyboard.press('Control+Enter');
  await anna.getByRole('complementary', { name: 'Details' }).getByText('She was angry.').waitFor();
  await row(jonas, 'Cleo').getByText('Flagged by hand').waitFor();

  await anna.getByText('I do not know.').last().hover();
  await anna.getByRole('button', { name: 'Improve this answer' }).click();
  await anna.getByLabel('A better answer').fill('We open at nine.');
  await anna.keyboard.press('Control+Enter');
  await keepUndo(anna);
  await anna.getByRole('log').getByText('We open at nine.').waitFor();
  const [kept] = await desk.sql<{ text: string }[]>`select text from improved_answer`;
  expect(kept?.text).toBe('We open at nine.');
  await undo(anna);
  await expect.poll(() => anna.getByRole('log').getByText('We open at nine.').count()).toBe(0);
});

test('Shift+E resolves and opens the next one', async () => {
  await open(anna, 'Ada');
  await anna.keyboard.press('Shift+E');
  await keepUndo(anna);
  await anna.getByRole('heading', { name: 'Ben', level: 2 }).waitFor();
  await expect.poll(() => status('Ada')).toBe('resolved');
  expect(await status('Ben')).toBe('open');
  await undo(anna);
  await expect.poll(() => status('Ada')).toBe('open');
});

test('S snoozes until a time that is picked, of the workspace’s clock and still to come', async () => {
  await open(anna, 'Dan');
  await anna.keyboard.press('s');
  await anna.getByRole('menuitem', { name: 'Pick a time…' }).click();
  const dialog = anna.getByRole('dialog', { name: 'Snooze until' });
  const field = dialog.getByLabel('Day and time');
  await field.fill('2020-01-01T09:00');
  await dialog.getByRole('button', { name: 'Snooze' }).click();
  await dialog.getByText('still to come').waitFor();
  await field.fill('2031-03-04T09:30');
  await dialog.getByRole('button', { name: 'Snooze' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => desk.sql`select status, snoozed_until as until from conversation where external_id = 'Dan'`)
    .toEqual([{ status: 'snoozed', until: new Date('2031-03-04T09:30:00Z') }]);
});

test('a conversation that is not there leaves the list beside it', async () => {
  await visit(anna, `${desk.url}/inbox/00000000-0000-7000-8000-000000000000`);
  await anna.getByRole('alert').getByText('Nothing is here').waitFor();
  await anna.getByRole('region', { name: 'Conversations' }).getByRole('link').filter({ hasText: 'Ada' }).waitFor();
});

test('A gives a conversation to a member, who finds it under Mine', async () => {
  await open(anna, 'Dan');
  await anna.keyboard.press('a');
  await anna.getByRole('menuitem', { name: 'Jonas' }).click();
  await visit(jonas, `${desk.url}/inbox?tab=mine`);
  await row(jonas, 'Dan').waitFor();
  expect(await rows(jonas).count()).toBe(1);
});

test('rows chosen with X and Shift+click are resolved together and come back together', async () => {
  await row(anna, 'Ben').getByRole('link').focus();
  await anna.keyboard.press('x');
  await row(anna, 'Dan')
    .getByRole('link')
    .click({ modifiers: ['Shift'] });
  const bar = anna.getByRole('toolbar', { name: 'Work on the selected conversations' });
  await bar.getByText('3 selected').waitFor();
  expect(await findViolations(anna)).toEqual([]);
  await anna.keyboard.press('e');
  await keepUndo(anna);
  await expect.poll(() => Promise.all(names.map(status))).toEqual(['open', 'resolved', 'resolved', 'resolved', 'open']);
  await row(jonas, 'Cleo').getByText('Resolved').waitFor();
  await undo(anna);
  await expect.poll(() => Promise.all(names.map(status))).toEqual(names.map(() => 'open'));
});

test('all that a filter holds are changed by the filter, with the count, and taken back', async () => {
  const many = 230;
  await appendItems(
    desk.sql,
    workspaceId,
    Array.from({ length: many }, (_, index) => ({
      type: 'message' as const,
      conversation: `many-${String(index)}`,
      id: 'm',
      role: 'visitor' as const,
      text: 'Hi',
      at: new Date(Date.now() - 3_600_000 - index * 1_000),
      details: { country: 'IS' },
    })),
  );
  await visit(anna, `${desk.url}/inbox?q=country:IS`);
  await rows(anna).first().getByRole('link').focus();
  await anna.keyboard.press('x');
  await anna.getByRole('button', { name: `Select all ${String(many)}` }).click();
  await anna.getByText(`All ${String(many)}`).waitFor();
  await anna.keyboard.press('e');
  await anna.getByText(`Resolved: ${String(many)} conversations`).waitFor();
  const resolved = async () =>
    (await desk.sql`select from conversation where status = 'resolved' and country = 'IS'`).length;
  expect(await resolved()).toBe(many);
  expect(await status('Ada')).toBe('open');
  await undo(anna);
  await expect.poll(resolved).toBe(0);
  await desk.sql`delete from conversation where country = 'IS'`;
});

test('a view is saved under a name, shared, opened by its number, and deleted', async () => {
  await visit(anna, `${desk.url}/inbox?tab=resolved&q=rating:unhelpful`);
  await anna.keyboard.press('v');
  await anna.getByLabel('Name').fill('Sore spots');
  await anna.getByLabel('Everybody sees it').check();
  expect(await findViolations(anna)).toEqual([]);
  await anna.getByRole('button', { name: 'Save', exact: true }).click();
  await anna.getByRole('link', { name: 'Sore spots' }).waitFor();

  await revisit(jonas);
  await jonas.keyboard.press('1');
  await jonas.waitForURL(/tab=resolved/);
  expect(await jonas.getByRole('link', { name: 'Sore spots' }).getAttribute('aria-current')).toBe('page');

  await anna.keyboard.press('v');
  await anna.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => anna.getByRole('link', { name: 'Sore spots' }).count()).toBe(0);
  await undo(anna);
  await anna.getByRole('link', { name: 'Sore spots' }).waitFor();
});

test('a tag gets another name in Settings, and the conversations follow', async () => {
  await open(jonas, 'Eve');
  await jonas.keyboard.press('t');
  await untilTyping(jonas);
  await jonas.keyboard.type('VIP');
  await jonas.keyboard.press('Enter');
  await row(jonas, 'Eve').getByText('VIP').waitFor();
  await visit(anna, `${desk.url}/settings/tags`);
  await anna.getByRole('button', { name: 'Change VIP' }).click();
  await anna.getByLabel('Name').fill('Regular');
  await anna.getByRole('button', { name: 'Save', exact: true }).click();
  await row(jonas, 'Eve').getByText('Regular').waitFor();
  expect(await findViolations(anna)).toEqual([]);
});
