import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { appendItems, createApiKey, findMembership } from '@debrief/db';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser } from '../../testing/open-browser.ts';
import { startDashboard, type Dashboard } from '../../testing/start-dashboard.ts';
import { visit } from '../../testing/visit.ts';
import { owner, ownerSettings } from '../../testing/owner.ts';

let desk: Dashboard;
let browser: Browser;
let context: BrowserContext;
let key: string;
let count = 0;

beforeAll(async () => {
  desk = await startDashboard(ownerSettings);
  browser = await openBrowser();
  const [user] = await desk.sql<{ id: string }[]>`select id from "user"`;
  const membership = user && (await findMembership(desk.sql, user.id));
  if (!membership) throw new Error('the owner was not made');
  ({ key } = await createApiKey(desk.sql, membership.workspaceId, { kind: 'secret', name: 'test' }));
  await appendItems(desk.sql, membership.workspaceId, [
    { type: 'message', conversation: 'first', id: 'm', role: 'visitor', text: 'an old question' },
  ]);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext();
  const form = owner;
  const headers = { origin: desk.url };
  const answer = await context.request.post(`${desk.url}/sign-in`, { form, headers, maxRedirects: 0 });
  expect(answer.status()).toBeLessThan(400);
});

/** A tab on the Inbox, and how often it connected to /live. */
async function openTab(url = desk.url): Promise<{ page: Page; connections: () => number }> {
  const page = await context.newPage();
  let connections = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/live') connections += 1;
  });
  await visit(page, `${url}/inbox`);
  await page.getByText('an old question').first().waitFor();
  return { page, connections: () => connections };
}

async function say(text: string): Promise<void> {
  count += 1;
  const body = JSON.stringify({ conversation: `c-${count}`, id: 'm', role: 'visitor', text });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  expect((await fetch(`${desk.url}/v1/messages`, { method: 'POST', headers, body })).status).toBe(201);
}

async function seeIn(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor();
}

it('a message is in every open Inbox by itself, over one connection', async () => {
  const tabs = [await openTab(), await openTab(), await openTab()];
  await expect.poll(() => tabs.reduce((sum, { connections }) => sum + connections(), 0)).toBe(1);
  await say('is anybody there');
  const sentAt = performance.now();
  await Promise.all(tabs.map(({ page }) => seeIn(page, 'is anybody there')));
  expect(performance.now() - sentAt).toBeLessThan(5_000);
});

it('the tab with the connection closes, and the others miss nothing', async () => {
  const [leader, other] = [await openTab(), await openTab()];
  await expect.poll(() => leader.connections()).toBe(1);
  await say('before it closes');
  await seeIn(other.page, 'before it closes');
  const closing = leader.page.close();
  await say('while it closes');
  await closing;
  await say('after it closed');
  for (const text of ['while it closes', 'after it closed']) await seeIn(other.page, text);
  await expect.poll(() => other.connections()).toBe(1);
});

it('what comes while the network is away is there when it is back', async () => {
  await using network = await startNetwork(desk.port);
  const { page, connections } = await openTab(network.url);
  await say('with network');
  await seeIn(page, 'with network');
  network.cut();
  await say('without network');
  await page.getByText('Not live').first().waitFor();
  network.restore();
  await seeIn(page, 'without network');
  await page.getByText('Not live').first().waitFor({ state: 'detached' });
  expect(connections()).toBeGreaterThan(1);
});

/** A way to the desk that can be cut: connections break, and new ones are refused. */
async function startNetwork(port: number) {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    restore: () => (isCut = false),
    [Symbol.asyncDispose]: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
