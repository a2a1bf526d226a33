/** Messages that change while one looks: edited, growing, with files; and those that a search leads to. */
import { appendItems, createApiKey } from '@debrief/db';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../../../../testing/find-violations.ts';
import { useDesk } from '../../../../testing/use-desk.ts';
import { revisit, visit } from '../../../../testing/visit.ts';

const desk = useDesk();
let page: Page;
let key: string;

beforeAll(async () => {
  ({ page } = desk);
  ({ key } = await createApiKey(desk.sql, desk.workspaceId, { kind: 'secret', name: 'test' }));
});
const log = () => page.getByRole('log', { name: 'Messages' });
const drawn = () => page.locator('li[id^="message-"]');

async function send(...items: object[]): Promise<void> {
  const response = await fetch(`${desk.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ items }),
  });
  expect(await response.text()).not.toContain('rejected');
  expect(response.status).toBe(200);
}

async function idOf(conversation: string): Promise<string> {
  const [row] = await desk.sql<{ id: string }[]>`select id from conversation where external_id = ${conversation}`;
  if (!row) throw new Error('the conversation was not made');
  return row.id;
}

const said = (id: string, role: string, text: string, more: object = {}) => ({
  ...{ type: 'message', conversation: 'c-1', id, role, text, ...more },
});

test('files are links that say where they lead, and nothing of them is loaded', async () => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const attachments = [
    { name: 'invoice.pdf', url: 'https://files.example/i/1', type: 'application/pdf', size: 2_400_000 },
    { name: '<img src=x>.png', url: 'http://pictures.example/p.png', type: 'image/png' },
  ];
  await send(said('m-1', 'visitor', 'My invoice', { attachments }));
  await visit(page, `${desk.url}/inbox/${await idOf('c-1')}`);
  const files = page.getByRole('list', { name: 'Attachments' });
  const link = files.getByRole('link', { name: 'invoice.pdf' });
  expect(await link.getAttribute('href')).toBe('https://files.example/i/1');
  expect(await link.getAttribute('rel')).toContain('noopener noreferrer nofollow');
  await files.getByText('2.4 MB').waitFor();
  await files.getByText('files.example').waitFor();
  await files.getByRole('link', { name: '<img src=x>.png' }).waitFor();
  expect(requests.filter((url) => !url.startsWith(desk.url) && !url.startsWith('data:'))).toEqual([]);
});

test('an answer grows on screen, is one message, and is edited before everybody’s eyes', async () => {
  await send(said('m-2', 'bot', 'We', { streaming: true }));
  await log().getByText('Still writing…').waitFor();
  await expect.poll(() => drawn().last().getAttribute('aria-busy')).toBe('true');
  await send(said('m-2', 'bot', 'We **open**', { streaming: true }));
  await log().locator('strong', { hasText: 'open' }).waitFor();
  await send(said('m-2', 'bot', 'We **open** at nine.'));
  await log().getByText('at nine.').waitFor();
  await log().getByText('Still writing…').waitFor({ state: 'detached' });
  expect(await drawn().count()).toBe(2);

  const at = new Date().toISOString();
  await send({ type: 'edit', conversation: 'c-1', message: 'm-2', text: 'We open at **ten**.', at });
  await log().locator('strong', { hasText: 'ten' }).waitFor();
  await log().getByText('Edited').click();
  const earlier = log().getByRole('list', { name: 'What it said before' });
  await earlier.getByText('We **open** at nine.').waitFor();
  expect(await findViolations(page)).toEqual([]);

  await revisit(page);
  await log().locator('strong', { hasText: 'ten' }).waitFor();
  await log().getByText('Edited').waitFor();
});

test('an answer that broke off says so', async () => {
  await send(said('m-3', 'bot', 'And on Sun', { streaming: true }));
  await log().getByText('Still writing…').waitFor();
  // What the workers do after two minutes of silence.
  await appendItems(desk.sql, desk.workspaceId, [{ type: 'lapse', conversation: 'c-1', message: 'm-3' }]);
  await log().getByText('It broke off here.').waitFor();
});

test('a search opens the conversation at the message found, and goes on to the others by key and button', async () => {
  const start = Date.now() - 3_600_000;
  const items = Array.from({ length: 900 }, (_, index) => ({
    ...{ type: 'message', conversation: 'far', id: `m-${String(index)}` },
    role: index % 2 === 0 ? 'visitor' : 'bot',
    text: [40, 300, 301].includes(index) ? `The zebra number ${String(index)}` : `Line ${String(index)}`,
    at: new Date(start + index * 1_000).toISOString(),
  }));
  await send(...items);
  await visit(page, `${desk.url}/inbox/${await idOf('far')}?q=zebra`);
  const bar = page.getByRole('group', { name: 'Messages found' });
  const inView = async (text: string) => {
    const box = await log().getByText(text).boundingBox();
    const around = await log().boundingBox();
    return box !== null && around !== null && box.y >= around.y && box.y + box.height <= around.y + around.height;
  };
  await bar.getByText('message 3 of 3').waitFor();
  await expect.poll(() => inView('The zebra number 301')).toBe(true);
  await page.keyboard.press('Shift+G');
  await bar.getByText('message 2 of 3').waitFor();
  await bar.getByRole('button', { name: 'Found before' }).click();
  await bar.getByText('message 1 of 3').waitFor();
  await expect.poll(() => inView('The zebra number 40')).toBe(true);
  await page.keyboard.press('Shift+G');
  await bar.getByText('message 3 of 3').waitFor();
  await expect.poll(() => inView('The zebra number 301')).toBe(true);
  expect(await page.evaluate(() => CSS.highlights.get('search-current')?.size)).toBe(1);
});

test('the tabs are one line however narrow the window, and the chosen one is in view', async () => {
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await visit(page, `${desk.url}/inbox?tab=resolved`);
    const tabs = page.getByRole('navigation', { name: 'Which conversations' });
    expect((await tabs.boundingBox())?.height).toBeLessThan(48);
    const chosen = tabs.getByRole('link', { name: 'Resolved' });
    await expect
      .poll(async () => {
        const [box, bar] = [await chosen.boundingBox(), await tabs.boundingBox()];
        return box !== null && bar !== null && box.x >= bar.x && box.x + box.width <= bar.x + bar.width + 1;
      })
      .toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await findViolations(page)).toEqual([]);
  }
});
