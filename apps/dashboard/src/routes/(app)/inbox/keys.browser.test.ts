/** The Inbox by keyboard: every action has a key that is told, and the whole work is done without a mouse. */
import { appendItems, changeConversations, createTag, type ConversationId, type WorkspaceId } from '@debrief/db';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDesk, type Desk } from '../../../testing/open-desk.ts';
import type { Dashboard } from '../../../testing/start-dashboard.ts';
import { visit } from '../../../testing/visit.ts';
import { inboxKeys } from './inbox-keys.ts';

let opened: Desk;
let desk: Dashboard;
let page: Page;

beforeAll(async () => {
  const now = Date.now();
  opened = await openDesk(async (empty, workspaceId) => {
    await appendItems(
      empty.sql,
      workspaceId,
      ['Ada', 'Ben', 'Cleo'].flatMap((name, index) => {
        const at = (minute: number) => new Date(now - index * 600_000 + minute * 60_000);
        const visitor = { id: `v-${name}`, name };
        const said = { type: 'message' as const, conversation: name, visitor };
        return [
          { ...said, id: 'm-1', role: 'visitor' as const, text: 'Do you ship?', at: at(0) },
          { ...said, id: 'm-2', role: 'bot' as const, text: 'I do not know.', at: at(1) },
          { ...said, id: 'm-3', role: 'visitor' as const, text: 'And returns?', at: at(2) },
          { ...said, id: 'm-4', role: 'bot' as const, text: 'Within 30 days.', at: at(3) },
        ];
      }),
    );
  });
  ({ desk, page } = opened);
});
afterAll(async () => {
  await opened.close();
});
beforeEach(async () => {
  await visit(page, `${desk.url}/inbox`);
});

const heading = (name: string) => page.getByRole('heading', { name, level: 2 });
const row = (name: string) =>
  page.getByRole('region', { name: 'Conversations' }).getByRole('listitem').filter({ hasText: name });
const log = () => page.getByRole('log', { name: 'Messages' });
const untilTyping = () =>
  expect.poll(() => page.evaluate(() => document.activeElement?.matches('input, textarea'))).toBe(true);
const status = async (name: string) =>
  (await desk.sql<{ status: string }[]>`select status from conversation where external_id = ${name}`)[0]?.status;

test('every button of list, bulk bar and conversation has a key, which it tells and the list behind ? holds', async () => {
  await page.keyboard.press('j');
  await heading('Ada').waitFor();
  const told = new Set(inboxKeys.flatMap(({ keys }) => keys.flatMap(({ press }) => [press.join('+'), ...press])));
  const toldAs = (keys: string | null) => keys?.replace('Control', 'Ctrl').replace('Escape', 'Esc') ?? '';
  const buttons = async (place: string) => {
    const found = await page.locator(`${place} button:visible:not([aria-hidden])`).all();
    expect(found.length, place).toBeGreaterThan(0);
    for (const button of found) {
      const keys = toldAs(await button.getAttribute('aria-keyshortcuts'));
      expect([...told], await button.evaluate((element) => element.outerHTML.slice(0, 300))).toContain(keys);
    }
  };
  await buttons('section[aria-label=Conversations]');
  await log().locator('li[id^="message-"]').last().hover();
  await buttons('article[aria-label=Conversation]');
  await page.keyboard.press('x');
  await page.getByRole('toolbar').waitFor();
  await buttons('[role=toolbar]');
});

test('from the list to a reply, a tag, the end and back by Z, and the mouse is never touched', async () => {
  await page.keyboard.press('j');
  await heading('Ada').waitFor();
  await page.keyboard.press('j');
  await heading('Ben').waitFor();
  await page.keyboard.press('r');
  await untilTyping();
  await page.keyboard.type('Yes, to all of Europe.');
  await page.keyboard.press('Control+Enter');
  await log().getByText('Yes, to all of Europe.').waitFor();
  await page.getByText('the bot is paused').waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: /^Reply/ }).inputValue()).toBe('');
  await page.keyboard.press('Escape');

  await page.keyboard.press('t');
  await untilTyping();
  await page.keyboard.type('Shipping');
  await page.keyboard.press('Enter');
  await row('Ben').getByText('Shipping').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Find or create a tag' }).waitFor({ state: 'hidden' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.matches('input'))).toBe(false);
  await page.getByText('Tagged “Shipping”').waitFor();

  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Open again' }).waitFor();
  await expect.poll(() => status('Ben')).toBe('resolved');
  await page.keyboard.press('z');
  await page.getByText('Taken back: Resolved').waitFor();
  await expect.poll(() => status('Ben')).toBe('open');
  await page.keyboard.press('Control+z');
  await page.getByText('Taken back: Tagged “Shipping”').waitFor();
  await expect.poll(() => row('Ben').getByText('Shipping').count()).toBe(0);
  await page.keyboard.press('b');
  await page.getByText('the bot is paused').waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await page.getByText('the bot is paused').waitFor();
  await page.keyboard.press('z');
  await page.getByText('Taken back: Reply sent').waitFor();
  await log().getByText('Taken back by ').waitFor();
  await page.keyboard.press('z');
  await page.getByText('There is nothing to take back.').waitFor();
});

test('Shift+J and Shift+K go through the messages, and F and I are for the one with the focus', async () => {
  await page.keyboard.press('j');
  await heading('Ada').waitFor();
  await log().getByText('Within 30 days.').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.querySelector('.text')?.textContent?.trim());
  for (const text of ['Within 30 days.', 'And returns?', 'I do not know.']) {
    await page.keyboard.press('Shift+K');
    await expect.poll(focused).toBe(text);
  }
  await page.keyboard.press('i');
  await untilTyping();
  await page.getByRole('dialog').getByRole('textbox').fill('Yes, we do.');
  await page.keyboard.press('Control+Enter');
  await log().getByText('Yes, we do.').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await log().focus();
  await page.keyboard.press('Shift+J');
  await expect.poll(focused).toBe('Do you ship?');
  await page.keyboard.press('f');
  await page.getByRole('dialog', { name: 'Flag this message' }).waitFor();
  await untilTyping();
  await page.keyboard.type('A legal matter');
  await page.keyboard.press('Control+Enter');
  await log().getByText('A legal matter').waitFor();
  const flagged = await desk.sql`
    select m.text from flag f join message m on m.id = f.message_id where f.reason = 'A legal matter'`;
  expect(flagged).toEqual([{ text: 'Do you ship?' }]);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await log().getByText('A legal matter').waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await log().getByText('Yes, we do.').waitFor({ state: 'detached' });
});

test('a message is left before the conversation is, and a letter in a field is no key', async () => {
  await page.keyboard.press('j');
  await heading('Ada').waitFor();
  await page.keyboard.press('Shift+K');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/^message-/);
  await page.keyboard.press('Escape');
  await expect.poll(() => log().evaluate((element) => element === document.activeElement)).toBe(true);
  await heading('Ada').waitFor();
  await page.keyboard.press('/');
  await untilTyping();
  await page.keyboard.type('zebra');
  expect(await page.getByRole('textbox', { name: 'Search and filter' }).inputValue()).toBe('zebra');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await heading('Ada').waitFor({ state: 'detached' });
});

test('tabs, the waiting, facets and the filter have keys of their own', async () => {
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Which conversations' }).getByRole('link', { name });
  await page.keyboard.press('.');
  await expect.poll(() => tab('Live now').getAttribute('aria-current')).toBe('page');
  await page.keyboard.press('w');
  await expect.poll(() => tab('Waiting').getAttribute('aria-current')).toBe('page');
  await page.keyboard.press(',');
  await expect.poll(() => tab('Flagged').getAttribute('aria-current')).toBe('page');
  await visit(page, `${desk.url}/inbox?q=device:mobile`);
  await page.keyboard.press('c');
  await expect.poll(() => page.url()).toBe(`${desk.url}/inbox`);
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('inbox-filter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F');
  await page.getByRole('dialog', { name: 'Filter by' }).waitFor();
});

test('the details are gone through by the arrows, from top to bottom, and Enter leads to the words', async () => {
  const [cleo] = await desk.sql<{ id: ConversationId; workspace: WorkspaceId; message: string }[]>`
    select c.id, c.workspace_id as workspace, m.id as message
    from conversation c join message m on m.conversation_id = c.id
    where c.external_id = 'Cleo' and m.external_id = 'm-1'`;
  if (!cleo) throw new Error('there is no Cleo');
  const { id, workspace, message } = cleo;
  const span = { messageId: message, start: 0, end: 11 };
  await desk.sql`
    insert into analysis (conversation_id, workspace_id, content_revision, analysed_by, summary, evidence, outcome,
      sentiment, language)
    values (${id}, ${workspace}, 1, 'test', ${['Cleo asked about shipping.', 'Nobody knew.']},
      ${desk.sql.json([{ sentence: 0, ...span }])}, 'unresolved', 'neutral', 'en')`;
  await desk.sql`
    insert into flag (id, workspace_id, conversation_id, message_id, kind, score, reason, evidence, flagged_by)
    values (gen_random_uuid(), ${workspace}, ${id}, ${message}, 'manual', 1, 'Look at this', '[]', 'test')`;
  const { tag } = await createTag(desk.sql, workspace, { name: 'Parcels' });
  await changeConversations(desk.sql, workspace, { ids: [id], change: { addTags: [tag.id] }, by: 'test' });
  const visitor = { id: 'v-Cleo', name: 'Cleo' };
  const before = {
    type: 'message' as const,
    conversation: 'Cleo before',
    id: 'm-1',
    role: 'visitor' as const,
    visitor,
  };
  await appendItems(desk.sql, workspace, [{ ...before, text: 'Is it in stock?', at: new Date(Date.now() - 864e5) }]);
  await visit(page, `${desk.url}/inbox/${id}`);
  await page.keyboard.press('n');
  await untilTyping();
  await page.keyboard.type('Call her');
  await page.keyboard.press('Control+Enter');
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByText('Call her').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const stops = [
    'Cleo asked about shipping.',
    'Nobody knew.',
    'Look at this',
    'Parcels',
    'Call her',
    'Is it in stock?',
  ];
  for (const words of stops) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toContain(words);
  }
  await page.keyboard.press('Home');
  await expect.poll(focused).toContain('Cleo asked about shipping.');
  // The focus alone lights the words up; Enter brings them into view too.
  const lit = () => page.evaluate<number>("CSS.highlights.get('evidence')?.size ?? 0");
  await expect.poll(lit).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect.poll(() => log().getByText('Do you ship?').isVisible()).toBe(true);
});
