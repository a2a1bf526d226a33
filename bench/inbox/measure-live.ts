/**
 * From the posting of a message to its words on a screen, while fifty Inboxes are open and a hundred messages a second
 * come in. One of the fifty is a page in Chromium, with a conversation that is being had open beside the list; the others
 * are streams of the signed-in member, whose every event is counted.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../apps/dashboard/src/testing/open-browser.ts';
import { owner } from '../../apps/dashboard/src/testing/owner.ts';
import { signIn, visit } from '../../apps/dashboard/src/testing/visit.ts';
import type { StreamReport } from '../pipe/follow-streams.ts';
import { openHttpConnection } from '../pipe/http-connection.ts';
import { startGenerator, type LoadOrder } from '../pipe/load.ts';
import { openStack } from '../pipe/open-stack.ts';
import { cpuSeconds, treeCpuSeconds } from '../pipe/process-costs.ts';
import { nextWord, startChild } from '../pipe/start-child.ts';
import { formatTable } from '../report/format-table.ts';
import { quantile } from '../report/quantile.ts';
import { openOwnedDesk } from './open-owned-desk.ts';

const STREAMS = 49;
const SECONDS = 30;
/** Of a hundred messages a second, those in the conversation that a page has open. */
const WATCHED_PER_SECOND = 10;
const OTHERS_PER_SECOND = 90;

export async function measureLive(): Promise<void> {
  await using stack = await openStack();
  const { databases, dashboard, apiKey, cookie } = await openOwnedDesk(stack, 'live');
  const workers = await stack.startWorkers(databases);
  const browser = await openBrowser();
  using generator = startGenerator();
  try {
    const { sql } = databases;
    const { url } = dashboard;
    const load = (name: string, seconds: number): Promise<unknown> =>
      generator.run({
        ...({
          url,
          apiKey,
          name,
          clients: 20,
          posts: OTHERS_PER_SECOND * seconds,
          itemsPerPost: 1,
        } satisfies LoadOrder),
        ...{ postsPerSecond: OTHERS_PER_SECOND, stamp: true },
      });
    await Promise.all([load('warm', 2), speak(url, apiKey, 2)]);

    const [row] = await sql<{ id: string }[]>`select id from conversation where external_id = 'watched'`;
    const page = await openInbox(browser, url);
    await visit(page, `${url}/inbox/${row?.id ?? ''}`);
    const streams = startChild('follow-streams.ts', {
      ...{ url, apiKey, member: { path: '/live', cookie }, listeners: STREAMS, restless: 0 },
    });
    await nextWord(streams);
    await noteWords(page, { list: 'section[aria-label=Conversations]', conversation: '[role=log]' });

    const cpu = () => [cpuSeconds(dashboard.pid), cpuSeconds(workers.pid), treeCpuSeconds(stack.pids.postgres)];
    const before = cpu();
    const [, spoken] = await Promise.all([load('run', SECONDS), speak(url, apiKey, SECONDS)]);
    const used = cpu().map((after, at) => ((after - (before[at] ?? 0)) / SECONDS).toFixed(2));
    await sleep(2_000);

    streams.send('report');
    const { latenciesMs: heard } = await nextWord<StreamReport>(streams);
    const { list: inList = [], conversation: inConversation = [] } = await readWords(page);
    const posted = OTHERS_PER_SECOND * SECONDS + spoken;
    process.stdout.write(
      `${formatTable(
        ['from POST, ms', 'p50', 'p95', 'p99', 'longest', 'of'],
        [
          tell('on screen, open conversation', inConversation, `${inConversation.length} of ${spoken}`),
          tell('on screen, list', inList, `${inList.length} of ${posted}`),
          tell(`in the stream, ${STREAMS} other Inboxes`, heard, `${heard.length} of ${posted * STREAMS}`),
        ],
      )}\n\ncores used: dashboard ${used[0]}, workers ${used[1]}, postgres ${used[2]}; wanted: p99 ≤ 150 ms on screen\n`,
    );
  } finally {
    await browser.close();
    await Promise.all([dashboard.stop(), workers.stop()]);
  }
}

async function openInbox(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(page, url, owner);
  return page;
}

/** Visitor and bot in turn, evenly spaced, whatever the answers take; returns how many messages there were. */
async function speak(url: string, apiKey: string, seconds: number): Promise<number> {
  const connection = await openHttpConnection(url, apiKey);
  const beganAt = performance.now();
  const count = seconds * WATCHED_PER_SECOND;
  for (let turn = 0; turn < count; turn += 1) {
    await sleep(Math.max(0, beganAt + (turn * 1_000) / WATCHED_PER_SECOND - performance.now()));
    const text = `@${performance.timeOrigin + performance.now()} and that is what I wanted to say.`;
    const role = turn % 2 === 0 ? 'visitor' : 'bot';
    const id = `${seconds}-${turn}`;
    await connection.post('/v1/messages', JSON.stringify({ type: 'message', conversation: 'watched', id, role, text }));
  }
  connection.close();
  return count;
}

/**
 * Has a page note when each message's words are on screen in each of the places: when the frame after the one they were put
 * in is done, which is up to a frame late and never early.
 */
async function noteWords(page: Page, places: Record<string, string>): Promise<void> {
  await page.evaluate(`{
    globalThis.latencies = {};
    const stamps = /@(\\d+(?:\\.\\d+)?) /g;
    for (const [place, selector] of Object.entries(${JSON.stringify(places)})) {
      const [known, taken] = [new Set(), (globalThis.latencies[place] = [])];
      const note = (fresh) => {
        const at = performance.timeOrigin + performance.now();
        for (const stamp of fresh) taken.push(at - Number(stamp));
      };
      const look = (records) => {
        const fresh = [];
        for (const { target, addedNodes, type } of records) {
          for (const node of type === 'characterData' ? [target] : addedNodes) {
            for (const [, stamp] of node.textContent.matchAll(stamps)) {
              if (!known.has(stamp)) fresh.push(stamp);
              known.add(stamp);
            }
          }
        }
        if (fresh.length === 0) return;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => note(fresh);
          port2.postMessage(null);
        });
      };
      const element = document.querySelector(selector);
      for (const [, stamp] of element.textContent.matchAll(stamps)) known.add(stamp);
      new MutationObserver(look).observe(element, { childList: true, subtree: true, characterData: true });
    }
  }`);
}

function readWords(page: Page): Promise<Record<string, number[]>> {
  return page.evaluate<Record<string, number[]>>('globalThis.latencies');
}

function tell(what: string, latenciesMs: number[], of: string): string[] {
  const at = (share: number) => quantile(latenciesMs, share).toFixed(0);
  return [what, at(0.5), at(0.95), at(0.99), at(1), of];
}
