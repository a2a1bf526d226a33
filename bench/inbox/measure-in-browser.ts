/**
 * A conversation of 5,000 messages in Chromium, on a desk of its own. How long from the click to its newest message on
 * screen, and how even the frames are while it is scrolled. Each figure is of `runs` runs.
 */
import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../../apps/dashboard/src/testing/open-browser.ts';
import { owner, startWholeDesk, type WholeDesk } from '../../apps/debrief/src/journeys/start-whole-desk.ts';
import { formatTable } from '../report/format-table.ts';
import { quantile } from '../report/quantile.ts';

const LENGTH = 5_000;
/** A 60th of a second, and a little for the clock. */
const FRAME_MS = 17.5;

export async function measureInBrowser(runs: number): Promise<void> {
  const [desk, browser] = await Promise.all([startWholeDesk(), openBrowser()]);
  try {
    await fill(desk);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await signIn(page, desk);
    const opened: number[] = [];
    for (let run = 0; run < runs; run += 1) opened.push(await measureOpening(page, desk));
    const scroll = await measureScrolling(page, await context.newCDPSession(page));
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    process.stdout.write(
      `${formatTable(
        ['measured', 'p50', 'p95', 'wanted'],
        [
          ['click to newest message', ms(quantile(opened, 0.5)), ms(quantile(opened, 0.95)), '< 300 ms'],
          ['frame while scrolling', ms(quantile(scroll.frames, 0.5)), ms(quantile(scroll.frames, 0.95)), '< 17 ms'],
        ],
      )}\n\n`,
    );
    const late = scroll.frames.filter((frame) => frame > FRAME_MS).length;
    process.stdout.write(
      `${String(scroll.frames.length)} frames, ${String(late)} late; the page itself worked ${ms(scroll.workMs)} of ${ms(scroll.tookMs)}\n`,
    );
  } finally {
    await browser.close();
    await desk.stop();
  }
}

async function fill(desk: WholeDesk): Promise<void> {
  const start = Date.now() - LENGTH * 1_000;
  for (let from = 0; from < LENGTH; from += 500) {
    const items = Array.from({ length: 500 }, (_, offset) => {
      const index = from + offset;
      const at = new Date(start + index * 1_000).toISOString();
      const role = index % 2 === 0 ? 'visitor' : 'bot';
      const text =
        role === 'visitor'
          ? `Question ${String(index)}?`
          : `The **answer** ${String(index)}, with a list:\n\n- one\n- two`;
      return { type: 'message', conversation: 'long', id: `m-${String(index)}`, role, text, at };
    });
    const response = await desk.send(items);
    if (!response.ok) throw new Error(`HTTP ${String(response.status)}: ${await response.text()}`);
  }
  await desk.send([{ type: 'message', conversation: 'other', id: 'm', role: 'visitor', text: 'Hello' }]);
}

async function signIn(page: Page, { url }: WholeDesk): Promise<void> {
  await page.goto(`${url}/sign-in`, { waitUntil: 'networkidle' });
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/inbox');
}

/** From the click, without a hover before it that would prefetch, to the frame that shows the newest message. */
async function measureOpening(page: Page, { url }: WholeDesk): Promise<number> {
  await page.goto(`${url}/inbox`, { waitUntil: 'networkidle' });
  return page.evaluate<number>(`new Promise((resolve, reject) => {
    const wanted = 'answer ${String(LENGTH - 1)}';
    const link = [...document.querySelectorAll('li[id^="row-"] a')].find((each) => each.textContent.includes(wanted));
    if (!link) return reject(new Error('the conversation is not in the list'));
    const startedAt = performance.now();
    const look = () => {
      const isThere = document.querySelector('[role=log]')?.textContent.includes(wanted);
      if (isThere) requestAnimationFrame(() => resolve(performance.now() - startedAt));
      else requestAnimationFrame(look);
    };
    link.click();
    look();
  })`);
}

/** Wheels up through a thousand messages and more; intervals between frames, and the time the page's main thread worked. */
async function measureScrolling(page: Page, session: CDPSession) {
  const work = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  await session.send('Performance.enable');
  await page.evaluate(`{
    globalThis.frames = [];
    let last = performance.now();
    const tick = (now) => {
      globalThis.frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }`);
  await page.getByRole('log').hover();
  const [before, startedAt] = [await work(), performance.now()];
  for (let step = 0; step < 200; step += 1) await page.mouse.wheel(0, -300);
  const tookMs = performance.now() - startedAt;
  const workMs = (await work()) - before;
  const frames = await page.evaluate<number[]>('globalThis.frames.slice(1)');
  return { frames, workMs, tookMs };
}
