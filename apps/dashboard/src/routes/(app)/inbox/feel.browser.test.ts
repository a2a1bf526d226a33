/** How the Inbox feels: what is opened is here before it is asked for, nothing jumps, and what is done last is undone first. */
import { appendItems, type WorkspaceId } from '@debrief/db';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDesk, type Desk } from '../../../testing/open-desk.ts';
import type { Dashboard } from '../../../testing/start-dashboard.ts';
import { visit } from '../../../testing/visit.ts';

const PEOPLE = 40;

let opened: Desk;
let desk: Dashboard;
let page: Page;
let workspaceId: WorkspaceId;

const nameAt = (place: number) => `Visitor ${String(place).padStart(2, '0')}`;

/** The one at place 0 wrote last. */
beforeAll(async () => {
  const now = Date.now();
  opened = await openDesk(async (empty, id) => {
    for (let place = 0; place < PEOPLE; place += 1) {
      const at = (minute: number) => new Date(now - (place + 1) * 600_000 + minute * 60_000);
      const said = {
        type: 'message' as const,
        conversation: nameAt(place),
        visitor: { id: nameAt(place), name: nameAt(place) },
      };
      await appendItems(empty.sql, id, [
        { ...said, id: 'm-1', role: 'visitor', text: 'Do you ship to Norway?', at: at(0) },
        { ...said, id: 'm-2', role: 'bot', text: `To *all* of Europe, ${nameAt(place)}.`, at: at(1) },
      ]);
    }
  });
  ({ desk, page, workspaceId } = opened);
});
afterAll(async () => {
  await opened.close();
});
beforeEach(async () => {
  await page.unrouteAll();
  await visit(page, `${desk.url}/inbox`);
});

const rows = () => page.getByRole('region', { name: 'Conversations' });
const row = (place: number) =>
  rows()
    .getByRole('listitem')
    .filter({ hasText: nameAt(place) });
const answer = (place: number) => page.getByRole('log').getByText(`To all of Europe, ${nameAt(place)}.`);
const said = (conversation: string, id: string, text: string) =>
  appendItems(desk.sql, workspaceId, [{ type: 'message', conversation, id, role: 'visitor', text, at: new Date() }]);

async function idAt(place: number): Promise<string> {
  const [found] = await desk.sql<{ id: string }[]>`
    select id from conversation where external_id = ${nameAt(place)}`;
  return found?.id ?? '';
}

/** Runs what fetches a conversation ahead, and waits until it is on its way; no data that is asked for later comes. */
async function aheadOnly(place: number, act: () => Promise<void>): Promise<void> {
  const path = `/inbox/${await idAt(place)}/__data.json`;
  const ahead = page.waitForRequest((request) => new URL(request.url()).pathname === path);
  await act();
  await ahead;
  await page.route('**/__data.json*', (route) => route.abort());
}

test('a conversation under the pointer is fetched ahead, and opens without asking again', async () => {
  await aheadOnly(2, () => row(2).getByRole('link').hover());
  await row(2).getByRole('link').click();
  await answer(2).waitFor();
});

test('J and K fetch the conversation that comes next in their direction', async () => {
  await aheadOnly(1, () => page.keyboard.press('j'));
  await answer(0).waitFor();
  await page.keyboard.press('j');
  await answer(1).waitFor();

  await page.unrouteAll();
  await row(3).getByRole('link').click();
  await answer(3).waitFor();
  await aheadOnly(1, () => page.keyboard.press('k'));
  await answer(2).waitFor();
  await page.keyboard.press('k');
  await answer(1).waitFor();
});

/** Has the page note from now on what moves without being moved; returns what it noted, with what moved. */
async function watchShifts(): Promise<() => Promise<string[]>> {
  await page.evaluate(`{
    globalThis.shifts = [];
    globalThis.takeShifts = (list) => {
      for (const { value, sources } of list) {
        const moved = sources.map(({ node, previousRect: a, currentRect: b }) => {
          const element = node?.nodeType === 1 ? node : node?.parentElement;
          return (element?.outerHTML.slice(0, 120) ?? 'gone') + ' ' + [a.x, a.y, a.width, a.height] + ' -> ' + [b.x, b.y, b.width, b.height];
        });
        globalThis.shifts.push(value.toFixed(4) + ' ' + moved.join(' | '));
      }
    };
    globalThis.watcher?.disconnect();
    globalThis.watcher = new PerformanceObserver((list) => globalThis.takeShifts(list.getEntries()));
    globalThis.watcher.observe({ type: 'layout-shift' });
  }`);
  return async () => {
    // Two frames: what the last change moved is noted with the frame after it.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    return page.evaluate<string[]>('globalThis.takeShifts(globalThis.watcher.takeRecords()), globalThis.shifts');
  };
}

test('the page does not jump while it loads', async () => {
  await page.addInitScript(`{
    globalThis.jumps = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        globalThis.jumps.push(value.toFixed(4) + ' ' + sources.map(({ node }) => (node?.outerHTML ?? node?.parentElement?.outerHTML ?? 'gone').slice(0, 120)).join(' | '));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }`);
  for (const path of ['/inbox', `/inbox/${await idAt(4)}`, '/inbox?q=norway']) {
    await visit(page, `${desk.url}${path}`);
    expect(await page.evaluate('globalThis.jumps'), path).toEqual([]);
  }
});

test('nothing jumps when a conversation opens: not for what is fetched ahead, not from the skeleton to the content', async () => {
  await row(0).getByRole('link').click();
  await answer(0).waitFor();
  const shifts = await watchShifts();
  await row(5).getByRole('link').click();
  await answer(5).waitFor();
  expect(await shifts()).toEqual([]);

  const held = Promise.withResolvers<Route>();
  await page.route('**/__data.json*', (route) => held.resolve(route));
  await row(6).getByRole('link').click();
  await page.getByText('Loading the conversation').waitFor({ state: 'attached' });
  await (await held.promise).continue();
  await answer(6).waitFor();
  expect(await shifts()).toEqual([]);
});

test('what arrives does not move the rows being read, nor the messages', async () => {
  await row(20).getByRole('link').click();
  await answer(20).waitFor();
  await row(20).getByRole('link').hover();
  const shifts = await watchShifts();
  const top = () => row(20).evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  // A conversation that is not in view, a new one, and the one that is open.
  await said(nameAt(39), 'm-3', 'One more thing.');
  await said('Somebody new', 'm-1', 'Is anybody there?');
  await rows().getByText('Is anybody there?').waitFor({ state: 'attached' });
  await rows().getByText('One more thing.').waitFor({ state: 'attached' });
  expect(await shifts()).toEqual([]);
  expect(await top()).toBe(before);
  await said(nameAt(20), 'm-3', 'And to Iceland?');
  await page.getByRole('log').getByText('And to Iceland?').waitFor();
  const moved = await shifts();
  expect(moved.filter((each) => each.includes('id="message-'))).toEqual([]);
});

test('of two things done at once the later one is sent last, stands, and is undone first', async () => {
  await row(8).getByRole('link').click();
  await answer(8).waitFor();
  const sent: string[] = [];
  const first = Promise.withResolvers<Route>();
  await page.route('**/inbox/work', (route) => {
    sent.push(route.request().postData() ?? '');
    if (sent.length === 1) first.resolve(route);
    else void route.continue();
  });
  await page.keyboard.press('e');
  const held = await first.promise;
  await page.keyboard.press('a');
  const me = page.getByRole('menuitem', { name: 'Me', exact: true });
  await me.click();
  // Open, it would have the key to itself.
  await me.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+z');
  expect(sent).toHaveLength(1);
  await held.continue();
  await page.getByText(/^Taken back: Assigned/).waitFor();
  expect(sent).toHaveLength(2);
  const [now] = await desk.sql`select status, assignee_id from conversation where external_id = ${nameAt(8)}`;
  expect(now).toEqual({ status: 'resolved', assignee_id: null });
  await page.keyboard.press('z');
  await page.getByText('Taken back: Resolved').waitFor();
});
