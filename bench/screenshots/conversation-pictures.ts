/** The conversation in the middle, and the details beside it. */
import type { Page } from 'playwright-core';
import { visit } from '../../apps/dashboard/src/testing/visit.ts';
import { cut, hold, isNarrow, open, press, type Chapter, type Picture, type Stage } from './picture.ts';

const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
const log = (page: Page) => page.getByRole('log', { name: 'Messages' });

/** A staged conversation, opened. */
function of(who: string, { then, ...rest }: Omit<Picture, 'path'>): Picture {
  return {
    ...rest,
    path: ({ inbox }) => inbox,
    async then(page, stage) {
      await open(page, who);
      await then?.(page, stage);
    },
  };
}

async function showDetails(page: Page): Promise<void> {
  if (isNarrow(page)) await press(page, 'Details');
}

/** The colleague opens the same conversation. */
async function joined(page: Page, { url, colleague }: Stage): Promise<Page> {
  await visit(colleague, url + new URL(page.url()).pathname);
  return colleague;
}

export const conversation: Chapter = {
  title: 'Inbox: the conversation and its details',
  pictures: [
    of('Anna', {
      ...{ name: 'conversation', says: 'A table, code, links, sources with their scores, a rating', isMain: true },
      async then(page) {
        await log(page).getByText('3 sources').click();
      },
    }),
    {
      ...{ name: 'conversation-loading', says: 'A conversation is on its way', path: ({ inbox }) => inbox },
      async then(page) {
        await hold(page, /__data\.json/);
        await page.getByRole('link').filter({ hasText: 'Tomás' }).click();
        await page.locator('.cover .skeleton').first().waitFor();
      },
    },
    of('Marek', { name: 'conversation-long', says: 'Two hundred messages, at their end' }),
    of('Priya', {
      ...{ name: 'conversation-flagged', says: 'Flags with their reasons; a rating with its comment' },
    }),
    of('Mei', {
      ...{ name: 'conversation-writing', says: 'An answer that grows; one that was edited, opened' },
      async then(page) {
        await log(page).getByText('Edited').click();
      },
    }),
    of('Aleksandra', { name: 'conversation-files', says: 'Attachments; a very long name' }),
    of('ليلى', { name: 'conversation-arabic', says: 'From right to left' }),
    of('Donaudampf', { name: 'conversation-words', says: 'Words without an end' }),
    of('Tomás', { name: 'conversation-waiting', says: 'A visitor waits for a human' }),
    of('Jonas Weber', {
      ...{ changesDesk: true, name: 'conversation-taken', says: 'A person answers, the bot is paused' },
      async then(page) {
        if ((await page.getByText('the bot is paused').count()) > 0) return;
        await reply(page).fill('Hello Jonas, this is Olivia from the shop. Which size shall it be?');
        await press(page, /^Send/);
        await page.getByText('the bot is paused').waitFor();
      },
    }),
    of('Jonas Weber', {
      ...{ changesDesk: true, name: 'conversation-taken-back', isMain: true },
      says: 'A reply was taken back: its words are for the team alone, and the draft',
      async then(page) {
        if ((await log(page).getByText('Taken back by').count()) > 0) return;
        await reply(page).fill('We change the size to L, and the order ships on Firday.');
        await press(page, /^Send/);
        await page.getByText('Reply sent').waitFor();
        await press(page, /^Undo/);
        await log(page).getByText('Taken back by').waitFor();
      },
    }),
    of('Tomás', {
      ...{ changesDesk: true, name: 'conversation-company', says: 'A colleague is typing here too' },
      async then(page, stage) {
        await reply(page).fill('Hello Tomás, I am looking for your parcel.');
        const theirs = await joined(page, stage);
        await reply(theirs).pressSequentially('Hello Tom');
        await page.getByText('is typing').waitFor();
      },
    }),
    of('Aleksandra', {
      ...{
        changesDesk: true,
        name: 'conversation-overtaken',
        says: 'Somebody replied meanwhile: sent only if one insists',
      },
      async then(page, stage) {
        await reply(page).fill('Hello! What can we do for you?');
        const theirs = await joined(page, stage);
        await reply(theirs).fill('Hello, how can I help?');
        await press(theirs, /^Send/);
        await theirs.getByText('the bot is paused').waitFor();
        await press(page, /^Send/);
        await page.getByText('replied meanwhile').waitFor();
      },
    }),
    of('Tomás', {
      ...{ name: 'conversation-reply-failed', says: 'A reply was not sent: it is kept' },
      async then(page) {
        await cut(page, /\?\/reply/);
        await reply(page).fill('Your parcel is at the depot in Bilbao.');
        await press(page, /^Send/);
        await page.getByRole('button', { name: 'Try again' }).waitFor();
      },
    }),
    of('Ingrid', { name: 'conversation-snoozed', says: 'Snoozed until tomorrow' }),
    of('Ben O’Neill', { name: 'conversation-resolved', says: 'Resolved, and analysed' }),
    {
      ...{ name: 'conversation-found', says: 'Words found in a long conversation' },
      path: ({ inbox }) => `${inbox}&q=rattles`,
      then: (page) => open(page, 'Marek'),
    },
    { name: 'conversation-gone', says: 'Erased, or never there', path: '/inbox/00000000-0000-7000-8000-000000000000' },
    of('Anna', { name: 'details', says: 'Everything that can be known', only: 390, isMain: true, then: showDetails }),
    of('hello?', { name: 'details-bare', says: 'Nothing is known, and nothing is analysed yet', then: showDetails }),
    of('Priya', { name: 'details-flags', says: 'Flags and the summary, on a phone', only: 390, then: showDetails }),
  ],
};
