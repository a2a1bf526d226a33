/** The list: every kind of row, and every way in which there is no row. */
import type { Page } from 'playwright-core';
import { revisit } from '../../apps/dashboard/src/testing/visit.ts';
import { cut, hold, press, type Chapter, type Stage } from './picture.ts';

const filtered = (q: string, more = '') => `/inbox?${more}q=${encodeURIComponent(q)}`;
const rows = (page: Page) => page.getByRole('region', { name: 'Conversations' }).locator('li[id^="row-"]');

async function scrollDown(page: Page): Promise<void> {
  await page.evaluate(`{ const list = document.querySelector('#inbox-rows'); list.scrollTo(0, list.scrollHeight); }`);
}

export const inboxList: Chapter = {
  title: 'Inbox: the list',
  pictures: [
    { name: 'inbox', says: 'Rows of every kind; no conversation is open', path: ofStage, isMain: true },
    { name: 'inbox-flagged', says: 'The tab of what is flagged, with the sample loaded', path: '/inbox?tab=flagged' },
    {
      ...{
        name: 'inbox-rows-below',
        says: 'Long names, long words, other scripts, snoozed and resolved rows',
        path: ofStage,
      },
      then: scrollDown,
    },
    {
      ...{ name: 'inbox-loading', says: 'Another tab is on its way', path: ofStage },
      async then(page) {
        await hold(page, /__data\.json/);
        await page.getByRole('link', { name: /^Flagged/ }).click();
        await page.locator('.cover .skeleton').first().waitFor();
      },
    },
    { name: 'inbox-nothing', says: 'A tab with nothing in it', path: '/inbox?tab=mine' },
    {
      name: 'inbox-no-match',
      says: 'No conversation is what the filter asks for',
      path: filtered('zeppelin has:note'),
    },
    {
      ...{ name: 'inbox-filter-wrong', says: 'A filter that is not understood: where, and why' },
      path: filtered('device:mobile cuontry:DE rating:unhelpful'),
    },
    {
      ...{ name: 'inbox-facets', says: 'What there is to filter by, with counts', path: '/inbox?tab=flagged' },
      async then(page) {
        await press(page, /^Filter by/);
        await page.getByText('Outcome', { exact: true }).waitFor();
      },
    },
    {
      ...{ name: 'inbox-facets-failed', says: 'The counts could not be loaded', path: '/inbox?tab=flagged' },
      async then(page) {
        await cut(page, /\/inbox\/facets/);
        await press(page, /^Filter by/);
        await page.getByText('could not be loaded').waitFor();
      },
    },
    { name: 'inbox-search', says: 'What was searched for is marked', path: filtered('battery') },
    {
      ...{
        name: 'inbox-search-behind',
        says: 'What was said last is not searched yet, and the list says so',
        path: filtered('battery'),
        without: 'workers',
      },
      then: (page) => page.getByText('is not searched yet').waitFor(),
    },
    {
      ...{ name: 'inbox-selected', says: 'Some are selected; what can be done with them', path: ofStage },
      async then(page) {
        for (const place of [0, 1, 3]) await rows(page).nth(place).getByRole('checkbox').click({ force: true });
        await page.getByRole('toolbar').waitFor();
      },
    },
    {
      ...{ name: 'inbox-down', says: 'The connection is down', path: ofStage },
      async then(page) {
        await cut(page, /\/live(\?|$)/);
        await revisit(page);
        await page.getByText('Not live').waitFor();
      },
    },
    {
      ...{ name: 'inbox-thousand', says: 'A thousand rows down', path: '/inbox', only: 1440 },
      async then(page) {
        while ((await rows(page).count()) < 1_000) {
          const before = await rows(page).count();
          await scrollDown(page);
          await rows(page).nth(before).waitFor({ state: 'attached' });
        }
        await rows(page).nth(999).scrollIntoViewIfNeeded();
      },
    },
    {
      ...{ name: 'inbox-more-failed', says: 'The next rows could not be loaded', path: '/inbox' },
      async then(page) {
        await cut(page, /\/inbox\/rows/);
        await scrollDown(page);
        await page.getByText('could not be loaded').waitFor();
        await scrollDown(page);
      },
    },
  ],
};

function ofStage({ inbox }: Stage): string {
  return inbox;
}
