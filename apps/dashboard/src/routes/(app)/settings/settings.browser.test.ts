import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from '../../../testing/find-violations.ts';
import { useDesk } from '../../../testing/use-desk.ts';
import { visit } from '../../../testing/visit.ts';

const desk = useDesk();
let page: Page;

beforeAll(() => {
  ({ page } = desk);
});

function open(path: string): Promise<unknown> {
  return visit(page, desk.url + path);
}

test('the workspace is renamed and moved to another zone and week, and every page says so', async () => {
  await open('/settings');
  await page.getByLabel('Name').fill('Räder & Söhne');
  await page.getByLabel('Time zone').selectOption('Europe/Berlin');
  await page.getByLabel('Week starts on').selectOption('Sunday');
  await page.getByLabel(/rests after/).fill('15');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => page.getByRole('status', { name: 'Messages' }).textContent()).toContain('Workspace saved.');
  const [saved] = await desk.sql`
    select name, time_zone as "timeZone", week_start as "weekStart", idle_seconds as "idleSeconds" from workspace`;
  expect(saved).toEqual({ name: 'Räder & Söhne', timeZone: 'Europe/Berlin', weekStart: 7, idleSeconds: 900 });
  await page.getByRole('link', { name: 'Debrief, Räder & Söhne' }).waitFor();
});

test('a value the server refuses is told beside its field, and what was typed is kept', async () => {
  await open('/settings');
  await page.getByLabel(/rests after/).fill('999');
  await page.locator('main form').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.getByRole('button', { name: 'Save' }).click();
  const field = page.getByLabel(/rests after/);
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.inputValue()).toBe('999');
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await page.textContent('main form')).toContain('Enter whole minutes, from 1 to 240.');
});

test('an agent is renamed by keyboard alone; its key in requests stays', async () => {
  await open('/settings/agents');
  await page.getByRole('button', { name: 'Rename Default agent' }).press('Enter');
  const name = page.getByRole('dialog').getByLabel('Name');
  await expect.poll(() => name.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Shop helper');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('table').textContent()).toContain('Shop helper');
  const agents = await desk.sql`select key, name from agent`;
  expect(agents).toEqual([{ key: 'default', name: 'Shop helper' }]);
});

test('a new key is shown once, is kept only as a hash, and is refused from the moment it is revoked', async () => {
  await open('/settings/api-keys');
  await page.getByLabel('Name of a new key').fill('Website backend');
  await page.getByRole('button', { name: 'Create key' }).click();
  const shown = page.getByLabel('the key', { exact: true });
  await shown.waitFor();
  const key = (await shown.textContent()) ?? '';
  expect(key).toMatch(/^dbk_sec_[A-Za-z0-9_-]{43}$/);
  const [kept] = await desk.sql`select to_jsonb(api_key)::text as text from api_key where name = 'Website backend'`;
  expect(kept?.['text']).not.toContain(key);
  await open('/settings/api-keys');
  expect(await page.content()).not.toContain(key);

  await page.getByRole('button', { name: 'Revoke Website backend' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect.poll(() => page.getByRole('table').textContent()).not.toContain('Website backend');
  const [row] = await desk.sql`select revoked_at is not null as revoked from api_key where name = 'Website backend'`;
  expect(row).toEqual({ revoked: true });
});

test('who is not an owner can look and cannot change, by form or by hand', async () => {
  await desk.sql`update member set role = 'analyst'`;
  try {
    await open('/settings');
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    expect(await page.getByLabel('Name').isDisabled()).toBe(true);
    const forged = await desk.context.request.post(`${desk.url}/settings/api-keys?/create`, {
      form: { name: 'forged' },
      headers: { origin: desk.url },
    });
    expect(forged.status()).toBe(403);
    expect(await desk.sql`select from api_key where name = 'forged'`).toHaveLength(0);
  } finally {
    await desk.sql`update member set role = 'owner'`;
  }
});

test('an open dialog and an open menu have nothing that axe objects to', async () => {
  await open('/settings/agents');
  await page.getByRole('button', { name: /^Rename/ }).click();
  await page.getByRole('dialog').waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

describe.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const)('in the %s theme, %i px wide', (colorScheme, width) => {
  test.each(['/settings', '/settings/agents', '/settings/api-keys', '/settings/members', '/sign-out', '/nothing/here'])(
    '%s has nothing that axe objects to and does not scroll sideways',
    async (path) => {
      const shown = await desk.context.newPage();
      await shown.emulateMedia({ colorScheme });
      await shown.setViewportSize({ width, height: 900 });
      await visit(shown, desk.url + path);
      expect(await findViolations(shown)).toEqual([]);
      expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await shown.close();
    },
  );
});
