import { appendItems, moveCursor, readForSearch, saveDocuments, SEARCH, type ConversationId } from '@debrief/db';
import { buildDocument } from '@debrief/pipelines/search';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../../../testing/find-violations.ts';
import { useDesk } from '../../../testing/use-desk.ts';
import { revisit, visit } from '../../../testing/visit.ts';

const desk = useDesk(async () => {
  await say('return', 'visitor', 'Wie läuft die Rückgabe?', 'DE');
  await say('return', 'bot', 'Den Akku bitte **ausbauen**.', 'DE');
  await say('return', 'visitor', 'Danke!', 'DE');
  await say('battery', 'visitor', 'Welcher Akku passt?', 'AT');
  await say('hello', 'visitor', 'Hello', 'GB');
  await index();
});
let page: Page;

beforeAll(() => {
  ({ page } = desk);
});

let said = 0;
async function say(conversation: string, role: 'visitor' | 'bot', text: string, country: string): Promise<void> {
  said += 1;
  const at = new Date(Date.now() - 60_000 + said * 1_000);
  await appendItems(desk.sql, desk.workspaceId, [
    { type: 'message', conversation, id: `m-${String(said)}`, role, text, at, details: { country } },
  ]);
}

/** What the workers' reader does. */
async function index(): Promise<void> {
  const ids = await desk.sql<{ id: ConversationId }[]>`select id from conversation`;
  const conversations = await readForSearch(
    desk.sql,
    ids.map((row) => row.id),
  );
  await saveDocuments(
    desk.sql,
    conversations.map(({ texts, ...conversation }) => ({ ...conversation, ...buildDocument(texts) })),
  );
  const [newest] = await desk.sql<{ seq: number }[]>`select max(seq) as seq from outbox`;
  await moveCursor(desk.sql, SEARCH, newest?.seq ?? 0);
}

const rows = () =>
  page
    .getByRole('region', { name: 'Conversations' })
    .getByRole('listitem')
    .filter({ has: page.locator('.preview') });
const field = () => page.getByRole('textbox', { name: 'Search and filter' });

async function search(text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('words of different messages find their conversation, marked in the list and where they were said', async () => {
  await search('ruckgabe akk');
  await expect.poll(() => rows().count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('q')).toBe('ruckgabe akk');
  await expect.poll(() => rows().locator('mark').allTextContents()).toContain('Akku');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.getByRole('log', { name: 'Messages' }).waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('ruckgabe akk');
  const marked = () =>
    page.evaluate(() => [...(CSS.highlights.get('search') ?? [])].map((range) => (range as Range).toString()));
  await expect.poll(marked).toEqual(['Rückgabe', 'Akku']);
});

test('the results stay from tab to tab, on coming back, and on reload', async () => {
  await visit(page, `${desk.url}/inbox?q=akku`);
  await page.getByRole('link', { name: /^Resolved/ }).click();
  await expect.poll(() => rows().count()).toBe(0);
  expect(await field().inputValue()).toBe('akku');
  await page.goBack();
  await expect.poll(() => rows().count()).toBe(2);
  await revisit(page);
  expect(await rows().count()).toBe(2);
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect.poll(() => rows().count()).toBe(3);
  await expect.poll(() => page.url()).toBe(`${desk.url}/inbox`);
});

test('what is not understood is said, marked at its place, and lists nothing', async () => {
  await search('country:DE device:moblie');
  const alert = page.getByRole('alert');
  await expect.poll(() => alert.textContent()).toContain('Did you mean “mobile”?');
  expect(await alert.locator('.here').textContent()).toBe('moblie');
  expect(await field().getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => rows().count()).toBe(0);
  expect(await findViolations(page)).toEqual([]);
});

test('a row joins the results when it is said, and leaves them when it is no longer one', async () => {
  await visit(page, `${desk.url}/inbox?q=${encodeURIComponent('akku status:open')}`);
  expect(await rows().count()).toBe(2);
  await say('hello', 'visitor', 'Und mein Akku?', 'GB');
  await index();
  await expect.poll(() => rows().count()).toBe(3);
  await desk.sql`
    with resolved as (
      update conversation set status = 'resolved', revision = revision + 1 where external_id = 'battery'
      returning id, workspace_id, revision
    )
    insert into outbox (seq, workspace_id, conversation_id, kind, revision)
    select nextval('outbox_seq'), workspace_id, id, 'conversation.updated', revision from resolved`;
  await expect.poll(() => rows().count()).toBe(2);
});

test('what was said a moment ago is told not to be searched yet, and comes by itself when it is', async () => {
  await say('late', 'visitor', 'Mein Zebra', 'DE');
  await visit(page, `${desk.url}/inbox?q=zebra`);
  const note = page.getByText('is not searched yet');
  await note.waitFor();
  expect(await rows().count()).toBe(0);
  await index();
  await rows().getByText('Zebra').waitFor();
  await note.waitFor({ state: 'detached' });
});

test('where an answer comes empty, the list says that it looks further back, and goes on by itself', async () => {
  for (let nth = 0; nth < 60; nth += 1) await say(`shelf-${String(nth)}`, 'visitor', 'Ein Regal', 'DE');
  await index();
  // Nothing on this desk takes long to find: an empty answer is put between the first page and the second.
  let after = '';
  const mayAnswer = Promise.withResolvers<void>();
  await page.route(/\/inbox\/rows\?.*after=/, async (route) => {
    const url = new URL(route.request().url());
    if (after === '') {
      after = url.searchParams.get('after') ?? '';
      await route.fulfill({ json: { rows: [], next: 'further-back', searched: null } });
      return;
    }
    await mayAnswer.promise;
    url.searchParams.set('after', after);
    await route.continue({ url: url.href });
  });
  await visit(page, `${desk.url}/inbox?q=regal`);
  expect(await rows().count()).toBe(50);
  await page.locator('#inbox-rows').evaluate((list) => {
    list.scrollTo(0, list.scrollHeight);
  });
  const note = page.getByText('Looking further back');
  await note.waitFor();
  mayAnswer.resolve();
  await expect.poll(() => rows().count()).toBe(60);
  await note.waitFor({ state: 'detached' });
  await page.unroute(/\/inbox\/rows\?.*after=/);
});
