/**
 * A conversation of 5,000 messages in Chromium, on a desk of its own. How long from the click to its newest message on
 * screen, of `runs` runs; and how even the frames are while it is scrolled, beside the same scroll through the same
 * markup on a page without any script, which is what this machine can draw at all.
 */
import type { Page } from 'playwright-core';
import { openBrowser } from '../../apps/dashboard/src/testing/open-browser.ts';
import { owner, startWholeDesk, type WholeDesk } from '../../apps/debrief/src/journeys/start-whole-desk.ts';
import { formatTable } from '../report/format-table.ts';
import { quantile } from '../report/quantile.ts';

const LENGTH = 5_000;
/** A 60th of a second, and a little for the clock. */
const FRAME_MS = 17.5;

interface Scroll {
  /** Milliseconds from frame to frame. */
  frames: number[];
  workMs: number;
  tookMs: number;
}

export async function measureInBrowser(runs: number): Promise<void> {
  const [desk, browser] = await Promise.all([startWholeDesk(), openBrowser()]);
  try {
    await fill(desk);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await signIn(page, desk);
    const opened: number[] = [];
    for (let run = 0; run < runs; run += 1) opened.push(await measureOpening(page, desk));
    const bare = await context.newPage();
    const scrolls: [string, Scroll][] = [['frame while scrolling', await measureScrolling(page)]];
    await bare.setContent(await copyBare(page));
    scrolls.push(['the same, without a script', await measureScrolling(bare)]);
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    const row = (what: string, times: number[], wanted: string) => [
      what,
      ...[ms(quantile(times, 0.5)), ms(quantile(times, 0.95)), wanted],
    ];
    process.stdout.write(
      `${formatTable(
        ['measured', 'p50', 'p95', 'wanted'],
        [
          row('click to newest message', opened, '< 300 ms'),
          ...scrolls.map(([what, { frames }]) => row(what, frames, '< 17 ms')),
        ],
      )}\n\n`,
    );
    for (const [what, { frames, workMs, tookMs }] of scrolls) {
      const late = frames.filter((frame) => frame > FRAME_MS).length;
      const share = ((100 * late) / frames.length).toFixed(1);
      process.stdout.write(
        `${what}: ${frames.length} frames, ${late} late (${share} %), main thread ${ms(workMs)} of CPU time in ${ms(tookMs)}\n`,
      );
    }
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

/** The conversation as it stands there, its messages repeated to a thousand, on a page that has its styles and no script. */
function copyBare(page: Page): Promise<string> {
  return page.evaluate<string>(`{
    const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    const log = document.querySelector('[role=log]').cloneNode(true);
    const list = log.querySelector('ol');
    const drawn = [...list.children];
    for (const edge of log.querySelectorAll('.edge, .newest')) edge.remove();
    while (list.children.length < 1_000) list.append(...drawn.map((each) => each.cloneNode(true)));
    const root = document.documentElement.cloneNode(false);
    root.innerHTML = '<head><style></style></head><body></body>';
    root.querySelector('style').textContent = styles.join('\\n') + 'body { display: flex; block-size: 100vh }';
    root.querySelector('body').append(log);
    '<!doctype html>' + root.outerHTML;
  }`);
}

/** Wheels up from the end; intervals between frames, and the CPU time of the page's main thread. */
async function measureScrolling(page: Page): Promise<Scroll> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  await page.bringToFront();
  await page.evaluate(`{
    const log = document.querySelector('[role=log]');
    log.scrollTop = log.scrollHeight;
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
