/**
 * Takes the pictures of docs/screenshots: starts a desk of its own, loads the sample workspace, and photographs every
 * screen at 1440 and 390, light and dark. Run by hand after a change of looks: `pnpm screenshots [name …]`.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../apps/dashboard/src/testing/open-browser.ts';
import { takeSideBySide } from './side-by-side.ts';
import { owner, startWholeDesk, type WholeDesk } from '../../apps/debrief/src/journeys/start-whole-desk.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const schemes = ['light', 'dark'] as const;

interface Shot {
  name: string;
  path: string;
  /** Before the sample is loaded. */
  empty?: boolean;
  signedOut?: boolean;
  then?: (page: Page) => Promise<void>;
}

const shots: Shot[] = [
  { name: 'sign-in', path: '/sign-in', signedOut: true },
  { name: 'set-up', path: '/inbox', empty: true },
  { name: 'inbox', path: '/inbox', then: openGoodExample },
  { name: 'inbox-list', path: '/inbox?tab=flagged' },
  { name: 'conversation', path: '/inbox?tab=flagged', then: openGoodExample },
  { name: 'inbox-nothing', path: '/inbox?tab=snoozed' },
  { name: 'review', path: '/review' },
  { name: 'topics', path: '/topics' },
  { name: 'topic', path: '/topics', then: openFirstTopic },
  { name: 'topic-merge', path: '/topics', then: openMerge },
  { name: 'analytics', path: '/analytics?days=56' },
  { name: 'analytics-table', path: '/analytics?days=56&measure=gap_rate&by=country', then: showTable },
  { name: 'settings', path: '/settings' },
  { name: 'not-found', path: '/inbox/00000000-0000-7000-8000-000000000000' },
];

/** Pictures that are made of two pages, and need no sample. */
const SIDE_BY_SIDE = 'handoff-side-by-side';

const wanted = process.argv.slice(2);
const chosen = shots.filter((shot) => wanted.length === 0 || wanted.includes(shot.name));

await mkdir(folder, { recursive: true });
const [desk, browser] = await Promise.all([startWholeDesk(), openBrowser()]);
try {
  for (const shot of chosen.filter(({ empty }) => empty)) await take(shot);
  if (wanted.length === 0 || wanted.includes(SIDE_BY_SIDE)) {
    await takeSideBySide({
      browser,
      desk,
      key: owner.key,
      openInbox: (colorScheme) => openPage(browser, desk, { viewport: { width: 1020, height: 800 }, colorScheme }),
      pathOf: (colorScheme) => `${folder}${SIDE_BY_SIDE}-${colorScheme}.png`,
    });
    process.stdout.write(`${SIDE_BY_SIDE}\n`);
  }
  if (chosen.some(({ empty }) => !empty)) await loadSample();
  for (const shot of chosen.filter(({ empty }) => !empty)) await take(shot);
} finally {
  await browser.close();
  await desk.stop();
}

async function take({ name, path, signedOut, then }: Shot): Promise<void> {
  for (const viewport of sizes) {
    for (const colorScheme of schemes) {
      const page = await openPage(browser, desk, { viewport, colorScheme, signedOut });
      await page.goto(desk.url + path, { waitUntil: 'networkidle' });
      await then?.(page);
      // Charts and fonts settle.
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${folder}${name}-${viewport.width}-${colorScheme}.png` });
      await page.context().close();
    }
  }
  process.stdout.write(`${name}\n`);
}

async function openPage(
  from: Browser,
  { url }: WholeDesk,
  {
    viewport,
    colorScheme,
    signedOut = false,
  }: {
    viewport: { width: number; height: number };
    colorScheme: (typeof schemes)[number];
    signedOut?: boolean | undefined;
  },
): Promise<Page> {
  const context = await from.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (signedOut) return page;
  await page.goto(`${url}/sign-in`, { waitUntil: 'networkidle' });
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/inbox');
  return page;
}

/** A conversation of the list that shows much: flags, a handoff, a summary. */
async function openGoodExample(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Conversations' })
    .getByRole('link')
    .filter({ hasText: 'Knowledge gap' })
    .filter({ hasText: /human|Unhelpful/ })
    .first()
    .click();
  await page.getByRole('log', { name: 'Messages' }).waitFor();
}

async function openFirstTopic(page: Page): Promise<void> {
  await page.locator('main ol h2 a').first().click();
  await page.getByRole('link', { name: 'Open in Inbox' }).waitFor();
}

async function openMerge(page: Page): Promise<void> {
  await openFirstTopic(page);
  await page.getByRole('button', { name: 'Merge' }).click();
  await page.getByRole('dialog').waitFor();
}

async function showTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Table' }).click();
}

/** Waits until every conversation has its analysis and its facts, so that the pictures show the whole of it. */
async function loadSample(): Promise<void> {
  const page = await openPage(browser, desk, { viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  await page.goto(`${desk.url}/settings/sample`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Load the sample workspace' }).click();
  await page.getByText('The sample workspace is loaded').waitFor({ timeout: 180_000 });
  await page.context().close();
  for (let tries = 0; tries < 120; tries += 1) {
    const { output } = await desk.debrief('reconcile', '--json');
    const open = await unanalysed();
    if (open === 0 && output.includes('"pending":0')) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Conversations of the newest pages that still wait for their analysis. */
async function unanalysed(): Promise<number> {
  const response = await fetch(`${desk.url}/v1/conversations?limit=100`, {
    headers: { authorization: `Bearer ${owner.key}` },
  });
  const { conversations } = (await response.json()) as {
    conversations: { outcome: string | null; endedAt: string | null }[];
  };
  return conversations.filter(({ outcome, endedAt }) => endedAt !== null && outcome === null).length;
}
