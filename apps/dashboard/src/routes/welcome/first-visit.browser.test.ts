import { issueSetupToken } from '@debrief/db';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../testing/open-browser.ts';
import { startDashboard, type Dashboard } from '../../testing/start-dashboard.ts';
import { visit } from '../../testing/visit.ts';

const password = 'correct horse battery';
let desk: Dashboard;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDashboard(), openBrowser()]);
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await desk.stop();
});

test('without a session every page of the desk leads to the sign-in page, and says what to do on a new desk', async () => {
  await visit(page, `${desk.url}/review?week=2026-11-16`);
  expect(page.url()).toBe(`${desk.url}/sign-in?next=%2Freview%3Fweek%3D2026-11-16`);
  await expect.poll(() => page.textContent('main')).toContain('Nobody has set this desk up yet');
});

test('a wrong one-time address makes nobody an owner', async () => {
  await issueSetupToken(desk.sql);
  await visit(page, `${desk.url}/welcome?token=guessed`);
  expect(await page.textContent('h1')).toBe('This address does not work');
  expect(await page.getByRole('textbox').count()).toBe(0);
});

test('the one-time address makes its first visitor the owner, signed in, in the zone of their browser', async () => {
  const token = await issueSetupToken(desk.sql);
  const anna = await browser.newPage({ timezoneId: 'America/Sao_Paulo' });
  await visit(anna, `${desk.url}/welcome?token=${String(token)}`);
  await anna.getByLabel('Your name').fill('Anna Petersen');
  await anna.getByLabel('E-mail').fill('Anna@Shop.example');
  await anna.getByLabel('Password').fill('too short');
  await anna.getByLabel('Workspace').fill('Shop');
  // The browser's own check is only a courtesy: the server's must hold without it.
  await anna.locator('form').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await anna.getByRole('button', { name: 'Create the workspace' }).click();
  await expect.poll(() => anna.textContent('form')).toContain('Use at least 10 characters.');
  expect(await anna.getByLabel('Your name').inputValue()).toBe('Anna Petersen');

  await anna.getByLabel('Password').fill(password);
  await anna.getByRole('button', { name: 'Create the workspace' }).click();
  await anna.waitForURL(`${desk.url}/inbox`);
  const [workspace] = await desk.sql`select name, time_zone as "timeZone" from workspace`;
  expect(workspace).toMatchObject({ name: 'Shop', timeZone: 'America/Sao_Paulo' });

  await anna.context().clearCookies();
  await visit(anna, `${desk.url}/welcome?token=${String(token)}`);
  expect(await anna.textContent('h1')).toBe('This desk is set up');
  await anna.close();
});

test('a wrong password is refused without saying which half was wrong; the right one leads back to the page asked for', async () => {
  await visit(page, `${desk.url}/settings/agents`);
  await page.getByLabel('E-mail').fill('anna@shop.example');
  await page.getByLabel('Password').fill('wrong horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('do not go together');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${desk.url}/settings/agents`);
  expect(await page.textContent('h2')).toBe('Agents');
});

test('the theme that is chosen is there before the first paint of the next page', async () => {
  await visit(page, `${desk.url}/settings`);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByText('Dark', { exact: true }).click();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  const html = await (await page.context().request.get(`${desk.url}/settings`)).text();
  expect(html).toContain('data-theme="dark"');
});

test('signing out ends the session on the server, not only in this browser', async () => {
  await visit(page, `${desk.url}/settings`);
  const stolen = await page.context().cookies();
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(`${desk.url}/sign-in`);
  await page.context().addCookies(stolen);
  await visit(page, `${desk.url}/settings`);
  expect(page.url()).toContain('/sign-in');
});
