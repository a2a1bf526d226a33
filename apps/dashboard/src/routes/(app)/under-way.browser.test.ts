import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from '../../testing/open-desk.ts';

let open: Desk;

beforeAll(async () => {
  open = await openDesk(() => Promise.resolve());
});
afterAll(async () => {
  await open.close();
});

test.each([
  ['Analytics', 'Analytics', /analytics\/__data\.json/],
  ['Review', 'the Review', /review\/__data\.json/],
  ['Inbox', 'conversations', /inbox\/__data\.json/],
])('%s is drawn in its own shape while it is on its way, and is then there', async (link, name, answer) => {
  const { page } = open;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(answer, async (route) => {
    await released;
    await route.continue();
  });
  await page.getByRole('navigation').getByRole('link', { name: link }).click();
  const skeleton = page.getByRole('status').filter({ hasText: `Loading ${name}` });
  await skeleton.waitFor();
  release();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => skeleton.count()).toBe(0);
  await page.unroute(answer);
});
