/** Windows for each width and theme, brought into each state; what is seen is written down. */
import { writeFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { visit } from '../../apps/dashboard/src/testing/visit.ts';
import { owner } from '../../apps/debrief/src/journeys/start-whole-desk.ts';
import type { Picture, Stage } from './picture.ts';
import { shrinkPng } from './shrink-png.ts';

export type Scheme = 'light' | 'dark';
const sizes = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } };
type Width = keyof typeof sizes;

const every: [Width, Scheme][] = [
  [1440, 'light'],
  [1440, 'dark'],
  [390, 'light'],
  [390, 'dark'],
];
const two: [Width, Scheme][] = [
  [1440, 'light'],
  [390, 'dark'],
];

/** Where a picture's files are, by name. */
export function filesOf({ name, isMain, only }: Picture): string[] {
  return waysOf({ isMain, only }).map(([width, scheme]) => `${name}-${String(width)}-${scheme}.png`);
}

function waysOf({ isMain, only }: Pick<Picture, 'isMain' | 'only'>): [Width, Scheme][] {
  const ways = isMain ? every : only ? two.map(([, scheme]): [Width, Scheme] => [only, scheme]) : two;
  return ways.filter(([width]) => only === undefined || width === only);
}

/** Takes pictures with windows that stay signed in from one to the next; `close` closes them. */
export class Camera {
  #contexts = new Map<string, Promise<BrowserContext>>();
  #browser: Browser;
  #stage: Stage;
  #folder: string;

  constructor(browser: Browser, stage: Stage, folder: string) {
    this.#browser = browser;
    this.#stage = stage;
    this.#folder = folder;
  }

  /** Takes the picture in each of its ways. Throws when the state does not come. */
  async take(picture: Picture): Promise<void> {
    const ways = waysOf(picture);
    // Two at a time, unless one changes what the other shows.
    const together = picture.changesDesk ? 1 : 2;
    const goOn = picture.without && (await this.#stage.freeze(picture.without));
    try {
      for (let first = 0; first < ways.length; first += together) {
        await Promise.all(ways.slice(first, first + together).map((way) => this.#takeOne(picture, way)));
      }
    } finally {
      goOn?.();
    }
  }

  async #takeOne(picture: Picture, [width, scheme]: [Width, Scheme]): Promise<void> {
    const way = `${String(width)}-${scheme}`;
    const context = await this.#window(way, { width, scheme, as: picture.as });
    const page = await context.newPage();
    try {
      await bring(page, this.#stage, picture);
      await writeFile(`${this.#folder}${picture.name}-${way}.png`, shrinkPng(await page.screenshot()));
    } catch (cause) {
      throw new Error(`${picture.name}-${way}: ${String(cause)}`, { cause });
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    for (const context of this.#contexts.values()) await (await context).close();
  }

  #window(way: string, who: { width: Width; scheme: Scheme; as: 'nobody' | undefined }): Promise<BrowserContext> {
    const key = `${way}-${who.as ?? 'owner'}`;
    const made = this.#contexts.get(key) ?? this.#open(who);
    this.#contexts.set(key, made);
    return made;
  }

  async #open({ as, ...how }: { width: Width; scheme: Scheme; as: 'nobody' | undefined }): Promise<BrowserContext> {
    const context = await openContext(this.#browser, how);
    if (as !== 'nobody') await signIn(context, this.#stage.url, owner);
    return context;
  }
}

async function bring(page: Page, stage: Stage, { path, then }: Picture): Promise<void> {
  page.setDefaultTimeout(60_000);
  await visit(page, stage.url + (typeof path === 'string' ? path : path(stage)));
  await then?.(page, stage);
  // A chart is drawn at the frame after its data.
  await page.waitForTimeout(250);
}

/** A window as a person has it: the narrow one is a phone with a touch screen. */
export function openContext(
  browser: Browser,
  { width, scheme, viewport }: { width: Width; scheme: Scheme; viewport?: { width: number; height: number } },
): Promise<BrowserContext> {
  const isPhone = width === 390;
  return browser.newContext({
    viewport: viewport ?? sizes[width],
    colorScheme: scheme,
    reducedMotion: 'reduce',
    isMobile: isPhone,
    hasTouch: isPhone,
  });
}

/** Signs a window in, without a page. Throws when the desk refuses. */
export async function signIn(
  context: BrowserContext,
  url: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const request = { form: { email, password }, headers: { origin: url }, maxRedirects: 0 };
  const answer = await context.request.post(`${url}/sign-in`, request);
  if (answer.status() >= 400) throw new Error(`${email} is not let in: ${String(answer.status())}`);
}
