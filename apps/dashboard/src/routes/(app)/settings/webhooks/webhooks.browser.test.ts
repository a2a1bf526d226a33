import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../../../../testing/find-violations.ts';
import { useDesk } from '../../../../testing/use-desk.ts';
import { revisit, visit } from '../../../../testing/visit.ts';

const desk = useDesk();
let page: Page;

beforeAll(() => {
  ({ page } = desk);
});

test('an owner adds a webhook, sees its secret once, and has a test sent; private addresses are refused', async () => {
  await visit(page, `${desk.url}/settings/webhooks`);
  await page.getByLabel('Address').fill('https://10.0.0.8/hook');
  await page.getByRole('button', { name: 'Add webhook' }).click();
  await expect.poll(() => page.textContent('main')).toContain('an address in a private network');
  await page.getByLabel('Address').fill('https://receiver.example/hook');
  await page.getByRole('button', { name: 'Add webhook' }).click();
  await expect.poll(() => page.textContent('main')).toMatch(/whsec_[A-Za-z0-9+/=]{40,}/);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect.poll(() => page.getByRole('list', { name: 'Last deliveries' }).textContent()).toContain('webhook.test');
  expect(await findViolations(page)).toEqual([]);
  const first = /whsec_\S+/.exec((await page.textContent('main')) ?? '')?.[0];
  await page.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('button', { name: 'Make a new one' }).click();
  await expect.poll(() => page.textContent('main')).toContain('For 24 hours');
  expect(await page.textContent('main')).not.toContain(first);
  await expect.poll(() => page.textContent('main')).toContain('Signed with the old secret as well');
  await revisit(page);
  expect(await page.textContent('main')).not.toContain('whsec_');
  expect(await desk.sql`select 1 from webhook where sealed_secret like '%whsec%'`).toHaveLength(0);
});
