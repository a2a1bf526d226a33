/** What assistive technology is told of the Inbox: its tree, the order of its controls, and what speaks by itself. */
import { appendItems, type WorkspaceId } from '@debrief/db';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from '../../../testing/open-desk.ts';
import { visit } from '../../../testing/visit.ts';

let opened: Desk;
let page: Page;
let workspaceId: WorkspaceId;

const says = (conversation: string, id: string, role: 'visitor' | 'bot', text: string) => ({
  ...{ type: 'message' as const, conversation, id, role, text, at: new Date() },
  ...{
    visitor: { id: `v-${conversation}`, name: conversation },
    details: { country: 'DE', device: 'mobile' as const },
  },
});

beforeAll(async () => {
  opened = await openDesk(async (empty, workspace) => {
    await appendItems(empty.sql, workspace, [
      says('Ben', 'm-1', 'visitor', 'Hello?'),
      says('Ada', 'm-1', 'visitor', 'Do you ship?'),
      says('Ada', 'm-2', 'bot', 'I do not know.'),
      { type: 'feedback', conversation: 'Ada', message: 'm-2', rating: 'unhelpful', comment: 'Useless' },
    ]);
  });
  ({ page, workspaceId } = opened);
  await visit(page, `${opened.desk.url}/inbox`);
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'Ada', level: 2 }).waitFor();
  await page.getByRole('log', { name: 'Messages' }).getByText('Useless').waitFor();
});
afterAll(async () => {
  await opened.close();
});

test('the tree says what is where: landmarks, headings, the open row, who said what, and how it was rated', async () => {
  const tree = await page.locator('body').ariaSnapshot();
  let at = 0;
  for (const part of [
    /link "Skip to content"/,
    /navigation "Main"/,
    /- main:/,
    /region "Conversations"/,
    /heading "Inbox" \[level=1\]/,
    /search/,
    /textbox "Search and filter"/,
    /navigation "Which conversations"/,
    /link "All 2"/,
    /list:/,
    /listitem/,
    /checkbox "Select Ada"/,
    /link "Ada [^"]*Bot: I do not know\.[^"]*"/,
    /checkbox "Select Ben"/,
    /link "Unread Ben [^"]*Hello\?/,
    /article "Conversation"/,
    /heading "Ada" \[level=2\]/,
    /button "Resolve"/,
    /log "Messages"/,
    /listitem:\s+- text: Visitor\s+- paragraph: Do you ship\?/,
    /paragraph: I do not know\./,
    /Unhelpful/,
    /Useless/,
    /form "Reply"/,
    /textbox "Reply to Ada"/,
    /button "Send/,
    /complementary "Details"/,
    /heading "Summary" \[level=3\]/,
    /heading "Notes" \[level=3\]/,
    /textbox "Write a note"/,
    /heading "Visitor" \[level=3\]/,
  ]) {
    const found = tree.slice(at).search(part);
    expect(found, `${String(part)} behind ${String(at)} of\n${tree}`).toBeGreaterThanOrEqual(0);
    at += found;
  }
  expect(await page.locator('[aria-current=true]').getAttribute('href')).toMatch(/^\/inbox\/[\w-]+$/);
});

test('a page has one first heading, on a phone too, where the list is not drawn', async () => {
  const first = page.getByRole('heading', { level: 1 });
  try {
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => first.count()).toBe(1);
      expect(await first.textContent()).toBe('Inbox');
    }
  } finally {
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});

test('Tab goes the way the eye does, and no control is without a name', async () => {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.removeAllRanges();
  });
  await page.getByRole('link', { name: 'Skip to content' }).focus();
  const places: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const [place = '', name = ''] = await page.evaluate(() => {
      const element = document.activeElement;
      const within = element?.closest(
        'nav[aria-label=Main], section[aria-label], article[aria-label], aside[aria-label]',
      );
      const label = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      return element === document.body ? [] : [within?.getAttribute('aria-label') ?? '', label.trim()];
    });
    if (name === '') break;
    if (places.at(-1) !== place) places.push(place);
  }
  expect(places.slice(0, 4)).toEqual(['Main', 'Conversations', 'Conversation', 'Details']);
});

test('what comes by itself is announced: a message in the list and in the open conversation, a change with its way back', async () => {
  const politely = page.locator('p[role=status][aria-live=polite].visually-hidden');
  await politely.waitFor({ state: 'attached' });
  await appendItems(opened.desk.sql, workspaceId, [says('Ben', 'm-2', 'visitor', 'Anybody there?')]);
  await expect.poll(() => politely.textContent()).toBe('Ben: Anybody there?');
  // A log is a live region of its own: what is added to it is read.
  await appendItems(opened.desk.sql, workspaceId, [says('Ada', 'm-3', 'visitor', 'So?')]);
  await page.getByRole('log', { name: 'Messages' }).getByText('So?').waitFor();
  const region = page.locator('[role=status][aria-label=Messages]');
  await region.waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.getByRole('button', { name: 'Resolve', exact: true }).waitFor();
  await page.keyboard.press('e');
  await region.getByText('Resolved').waitFor();
  await region.getByRole('button', { name: 'Undo' }).click();
  await region.getByText('Taken back: Resolved').waitFor();
});

test('who asks for less motion gets none', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  const longest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return `${transitionDuration},${animationDuration}`
          .split(',')
          .map((seconds) => Number.parseFloat(seconds) || 0);
      }),
    ),
  );
  expect(longest).toBeLessThan(0.02);
});
