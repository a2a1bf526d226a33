/** What opens over the Inbox, and the messages that come and go. */
import type { Page } from 'playwright-core';
import { open, press, type Chapter, type Picture } from './picture.ts';

/** Over the staged conversation of that visitor. */
function over(who: string, name: string, says: string, then: (page: Page) => Promise<void>): Picture {
  return {
    ...{ name: `dialog-${name}`, says, path: ({ inbox }) => inbox, changesDesk: name === 'undo' },
    async then(page) {
      await open(page, who);
      await then(page);
    },
  };
}

/** Presses the button, and waits for what it opens. */
async function opened(page: Page, button: string | RegExp, role: 'dialog' | 'menu'): Promise<void> {
  await press(page, button);
  await page.getByRole(role).first().waitFor();
}

export const dialogs: Chapter = {
  title: 'Inbox: dialogs, menus and messages',
  pictures: [
    over('Anna', 'keys', 'Every key', async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    }),
    over('Priya', 'snooze', 'Snooze until', (page) => opened(page, 'Snooze', 'menu')),
    over('Priya', 'snooze-time', 'Snooze until a time that is picked', async (page) => {
      await opened(page, 'Snooze', 'menu');
      await page.getByRole('menuitem', { name: 'Pick a time…' }).click();
      await page.getByRole('dialog').waitFor();
    }),
    over('Priya', 'assign', 'Assign to', (page) => opened(page, 'Assign', 'menu')),
    over('Priya', 'tag', 'Tags that are on, found or created', async (page) => {
      await press(page, 'Tag');
      await page.locator('[role=option]').first().waitFor();
    }),
    over('Priya', 'flag', 'Flag by hand', (page) => opened(page, 'Flag', 'dialog')),
    over('Priya', 'improve', 'What the bot should have said', async (page) => {
      await page.getByRole('log').getByText('ten-year guarantee').hover();
      await page.getByRole('button', { name: 'Improve this answer' }).last().click();
      await page.getByRole('dialog').waitFor();
    }),
    over('Priya', 'tooltip', 'A tooltip with its key', async (page) => {
      await page.getByRole('button', { name: 'Snooze' }).first().focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      await page.locator('.tooltip:popover-open').waitFor();
    }),
    over('Anna', 'undo', 'Done, with a way back', async (page) => {
      await press(page, /^(Resolve|Open again)/);
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    }),
    {
      ...{ name: 'dialog-view', says: 'A view is saved' },
      path: '/inbox?tab=flagged&q=device%3Amobile',
      then: (page) => opened(page, /this view$/, 'dialog'),
    },
  ],
};
