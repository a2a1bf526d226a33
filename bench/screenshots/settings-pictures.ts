/** The doors, the first steps, and every page of the settings. */
import type { Page } from 'playwright-core';
import { press, type Chapter } from './picture.ts';

export const doors: Chapter = {
  title: 'Doors and first steps',
  pictures: [
    {
      ...{ name: 'welcome', says: 'The first visit: whose desk it is', path: ({ welcome }) => welcome },
      ...{ as: 'nobody', isMain: true, isFirstVisit: true },
    },
    { name: 'sign-in', says: 'Sign in', path: '/sign-in', as: 'nobody', isMain: true },
    {
      ...{ name: 'sign-in-refused', says: 'A wrong password', path: '/sign-in', as: 'nobody' },
      async then(page) {
        await page.getByLabel('E-mail').fill('owner@example.com');
        await page.getByLabel('Password').fill('a wrong password');
        await press(page, 'Sign in');
        await page.getByRole('alert').first().waitFor();
      },
    },
    { name: 'join-spent', says: 'An invitation that does not work', path: '/join?token=spent', as: 'nobody' },
    { name: 'set-up', says: 'An empty desk: how conversations come in', path: '/inbox', isBefore: true, isMain: true },
    { name: 'not-found', says: 'An address that leads nowhere', path: '/nowhere' },
    { name: 'not-understood', says: 'An address that is not understood', path: '/inbox?tab=nonsense' },
    {
      ...{ name: 'account', says: 'The account and the theme', path: '/settings' },
      async then(page) {
        await page.getByRole('navigation', { name: 'Main' }).getByRole('button').last().click();
        await page.getByRole('menu').or(page.getByRole('dialog')).first().waitFor();
      },
    },
  ],
};

export const settings: Chapter = {
  title: 'Settings',
  pictures: [
    { name: 'settings', says: 'Workspace', path: '/settings', isMain: true },
    { name: 'settings-agents', says: 'Agents', path: '/settings/agents' },
    { name: 'settings-tags-empty', says: 'Tags: none yet', path: '/settings/tags', isBefore: true },
    { name: 'settings-tags', says: 'Tags', path: '/settings/tags' },
    {
      ...{ name: 'settings-tag-new', says: 'A new tag', path: '/settings/tags' },
      async then(page) {
        await press(page, 'New tag');
        await page.getByRole('dialog').waitFor();
      },
    },
    { name: 'settings-api-keys', says: 'API keys', path: '/settings/api-keys' },
    {
      ...{ name: 'settings-webhooks', says: 'Webhooks', path: '/settings/webhooks' },
      then: fillWebhook,
    },
    {
      ...{
        changesDesk: true,
        name: 'settings-members',
        says: 'Members, and an invitation just written',
        path: '/settings/members',
      },
      async then(page) {
        await page.getByLabel('Invite by e-mail address').fill(`mia-${String(Date.now() % 100_000)}@example.com`);
        await press(page, 'Invite');
        await page.locator('code', { hasText: '/join' }).first().waitFor();
      },
    },
    { name: 'settings-analysis', says: 'Analysis: the model, the budget, the rules', path: '/settings/analysis' },
    { name: 'settings-tone-empty', says: 'Tone: no rule yet', path: '/settings/tone', isBefore: true },
    {
      ...{ name: 'settings-tone', says: 'A tone rule, and what it would flag', path: '/settings/tone' },
      async then(page) {
        await press(page, 'New rule');
        await page.getByLabel('Name').fill('No excuses');
        await page.getByLabel('The rule, in a sentence').fill('The bot does not say that it is only a bot.');
        await page.getByLabel('Breaks the rule').fill('I am only a bot\nI am just a machine');
      },
    },
    { name: 'settings-sample', says: 'Sample data', path: '/settings/sample' },
    { name: 'settings-health', says: 'Health: readers, jobs, stores', path: '/settings/health' },
  ],
};

/** Refused, as an address without its scheme is. */
async function fillWebhook(page: Page): Promise<void> {
  await page.getByLabel('Address').first().fill('https://hooks.example.com/debrief');
}
