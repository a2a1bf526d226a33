import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../../../../testing/find-violations.ts';

import { useDesk } from '../../../../testing/use-desk.ts';
import { revisit, visit } from '../../../../testing/visit.ts';

const desk = useDesk();
let page: Page;
/** Another browser, of whoever was invited. */
let ben: Page;

beforeAll(async () => {
  ({ page } = desk);
  ben = await stranger();
});

/** A browser in which nobody signed in. */
async function stranger(): Promise<Page> {
  return (await desk.browser.newContext()).newPage();
}

async function invite(email: string): Promise<string> {
  await page.getByLabel('Invite by e-mail address').fill(email);
  await page.getByRole('button', { name: 'Invite' }).click();
  const shown = page.getByLabel('the invitation', { exact: true });
  await expect.poll(() => page.getByRole('status').filter({ hasText: email }).count()).toBe(1);
  return (await shown.textContent()) ?? '';
}

const members = () => page.getByRole('region', { name: 'Members' });

test('an owner invites a person, who joins by the address shown once', async () => {
  await visit(page, `${desk.url}/settings/members`);
  const address = await invite('Ben@shop.example');
  expect(address).toContain(`${desk.url}/join?token=`);
  expect(await findViolations(page)).toEqual([]);
  await revisit(page);
  expect(await page.textContent('main')).not.toContain('token=');

  await visit(ben, address);
  await expect.poll(() => ben.textContent('main')).toContain('invited you as operator');
  expect(await findViolations(ben)).toEqual([]);
  await ben.getByLabel('Your name').fill('Ben');
  await ben.getByLabel('Password').fill('a password of his own');
  await ben.getByRole('button', { name: 'Join' }).click();
  await ben.waitForURL(`${desk.url}/inbox`);
  await visit(ben, `${desk.url}/settings/members`);
  expect(await ben.getByLabel('Invite by e-mail address').count()).toBe(0);

  const late = await stranger();
  await visit(late, address);
  await expect.poll(() => late.textContent('h1')).toBe('This invitation does not work');
  await late.close();
});

test('an invitation that was taken back opens nothing', async () => {
  await revisit(page);
  const address = await invite('eve@shop.example');
  await page.getByRole('button', { name: 'Take back the invitation of eve@shop.example' }).click();
  await expect.poll(() => page.getByRole('region', { name: 'Invited, not joined yet' }).count()).toBe(0);
  const eve = await stranger();
  await visit(eve, address);
  await expect.poll(() => eve.textContent('h1')).toBe('This invitation does not work');
  await eve.close();
});

test('a role is changed, a member removed and signed out at once; the last owner stays', async () => {
  await revisit(page);
  await page.getByRole('button', { name: 'Change the role of Ben' }).click();
  await page.getByRole('dialog').getByLabel('Role').selectOption('analyst');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => members().getByRole('row', { name: /Ben/ }).textContent()).toContain('Analyst');

  await page.getByRole('button', { name: 'Remove Ben' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => members().getByRole('row', { name: /Ben/ }).count()).toBe(0);
  await visit(ben, `${desk.url}/inbox`);
  expect(ben.url()).toContain('/sign-in');

  await page.getByRole('button', { name: 'Remove anna' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => page.getByRole('dialog').textContent()).toContain('A workspace needs an owner');
});
