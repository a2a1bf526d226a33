/** Review, topics and analytics. */
import type { Page } from 'playwright-core';
import { hold, press, type Chapter } from './picture.ts';

async function openFirstTopic(page: Page): Promise<void> {
  await page.locator('main ol h2 a').first().click();
  await page.getByRole('link', { name: 'Open in Inbox' }).waitFor();
}

/** Another page of the same kind is on its way. */
async function underWay(page: Page, link: RegExp): Promise<void> {
  await hold(page, /__data\.json/);
  await page.getByRole('link', { name: link }).first().click();
  // The bar shows only where an answer takes a while.
  await page.waitForTimeout(600);
}

/** A page of another shape is on its way. */
async function leave(page: Page, to: string): Promise<void> {
  await hold(page, /__data\.json/);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: to }).click();
  await page.getByRole('status').filter({ hasText: 'Loading' }).waitFor();
}

export const review: Chapter = {
  title: 'Review',
  pictures: [
    { name: 'review-empty', says: 'Before there is anything', path: '/review', isBefore: true },
    { name: 'review', says: 'What was flagged this week', path: '/review', isMain: true },
    { name: 'review-nothing', says: 'A week with nothing in it', path: '/review?week=2024-01-01' },
    {
      name: 'review-loading',
      says: 'Another kind is on its way',
      path: '/review',
      then: (page) => underWay(page, /^Unhelpful/),
    },
    {
      ...{ name: 'review-on-its-way', says: 'Another page leads here', path: '/settings' },
      then: (page) => leave(page, 'Review'),
    },
    { name: 'review-without-counts', says: 'ClickHouse does not answer', path: '/review', without: 'clickhouse' },
  ],
};

export const topics: Chapter = {
  title: 'Topics',
  pictures: [
    { name: 'topics-empty', says: 'Before there is anything', path: '/topics', isBefore: true },
    { name: 'topics', says: 'What visitors ask most', path: '/topics', isMain: true },
    { name: 'topic', says: 'One topic and its questions', path: '/topics', then: openFirstTopic },
    {
      ...{ name: 'topic-ticked', says: 'Some questions are ticked, to be split off', path: '/topics' },
      async then(page) {
        await openFirstTopic(page);
        const boxes = page.locator('main').getByRole('checkbox');
        for (const place of [0, 2]) await boxes.nth(place).click();
      },
    },
    {
      ...{ name: 'topic-merge', says: 'Two topics become one', path: '/topics' },
      async then(page) {
        await openFirstTopic(page);
        await press(page, 'Merge');
        await page.getByRole('dialog').waitFor();
      },
    },
  ],
};

export const analytics: Chapter = {
  title: 'Analytics',
  pictures: [
    { name: 'analytics-empty', says: 'Before there is anything', path: '/analytics', isBefore: true },
    { name: 'analytics', says: 'Eight weeks', path: '/analytics?days=56', isMain: true },
    {
      ...{ name: 'analytics-table', says: 'The chart as a table' },
      path: '/analytics?days=56&measure=gap_rate&by=country',
      then: (page) => press(page, 'Table'),
    },
    {
      ...{ name: 'analytics-loading', says: 'Another measure is on its way', path: '/analytics?days=56' },
      then: (page) => underWay(page, /^Gap rate/),
    },
    {
      ...{ name: 'analytics-on-its-way', says: 'Another page leads here', path: '/settings' },
      then: (page) => leave(page, 'Analytics'),
    },
    { name: 'analytics-stale', says: 'The numbers are behind', path: '/analytics?days=56', without: 'workers' },
    { name: 'analytics-failed', says: 'ClickHouse does not answer', path: '/analytics', without: 'clickhouse' },
  ],
};
