/** A page that lost its connection or its server must end as one that is loaded anew: the two are compared, word for word. */
import { appendItems, type IncomingItem } from '@debrief/db';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { useDesk } from '../../../testing/use-desk.ts';
import { visit } from '../../../testing/visit.ts';

let page: Page;
let path: string;

const desk = useDesk(async () => {
  await add(...[1, 2, 3].map((n) => said(`c-${String(n)}`, 'm-1', 'visitor', `Question ${String(n)}`)));
  await add(said('c-2', 'm-2', 'bot', 'Answer 2'));
  const [row] = await desk.sql<{ id: string }[]>`select id from conversation where external_id = 'c-2'`;
  path = `/inbox/${row?.id ?? ''}`;
});

beforeAll(async () => {
  ({ page } = desk);
  await visit(page, desk.url + path);
});
const add = (...items: IncomingItem[]) => appendItems(desk.sql, desk.workspaceId, items);
const said = (conversation: string, id: string, role: 'visitor' | 'bot' | 'operator', text: string): IncomingItem => ({
  ...{ type: 'message', conversation, id, role, text },
});

/** What a reader has before them: the rows, the messages, the bars and the counts; times are words that change by themselves. */
function readScreen(from: Page): Promise<string> {
  return from.evaluate<string>(`(() => {
    const parts = ['#inbox-rows', '[role=log]', 'nav[aria-label="Which conversations"]', 'article', 'aside'];
    return parts.map((part) => {
      const copy = document.querySelector(part)?.cloneNode(true);
      copy?.querySelectorAll('time, .tooltip, .new').forEach((each) => each.remove());
      return part + ': ' + (copy?.textContent ?? '').replace(/\\s+/g, ' ');
    }).join('\\n');
  })()`);
}

/** The page ends as another one shows it that is loaded now. */
async function endsAsLoadedAnew(): Promise<void> {
  const fresh = await desk.context.newPage();
  await visit(fresh, desk.url + path);
  const wanted = await readScreen(fresh);
  await fresh.close();
  await expect.poll(() => readScreen(page), { timeout: 90_000, interval: 500 }).toBe(wanted);
}

/** Something of every kind that a page can miss. */
async function changeMuch(round: string): Promise<void> {
  await add(
    said('c-2', `m-${round}`, 'visitor', `Said meanwhile ${round}`),
    said('c-2', `b-${round}`, 'bot', `Answered meanwhile ${round}`),
    { type: 'feedback', conversation: 'c-2', message: `b-${round}`, rating: 'unhelpful', comment: `no, ${round}` },
    { type: 'edit', conversation: 'c-2', message: 'm-2', text: `Edited ${round}`, at: new Date() },
    said(`new-${round}`, 'm-1', 'visitor', `A new conversation ${round}`),
    { type: 'handoff', conversation: 'c-1' },
    { type: 'end', conversation: 'c-3' },
  );
}

test('after the network was away', async () => {
  await desk.context.setOffline(true);
  await changeMuch('offline');
  await desk.context.setOffline(false);
  await page.getByRole('log').getByText('Answered meanwhile offline').waitFor({ timeout: 90_000 });
  await endsAsLoadedAnew();
});

test('after the server was restarted', async () => {
  await desk.restart(() => changeMuch('restart'));
  await page.getByRole('log').getByText('Answered meanwhile restart').waitFor({ timeout: 90_000 });
  await endsAsLoadedAnew();
});

test('after the page was frozen, as a laptop’s sleep does', async () => {
  const session = await desk.context.newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await changeMuch('asleep');
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await page.getByRole('log').getByText('Answered meanwhile asleep').waitFor({ timeout: 90_000 });
  await endsAsLoadedAnew();
});
