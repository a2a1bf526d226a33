import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  appendItems,
  buryJob,
  createWorkspace,
  listRetries,
  moveCursor,
  outboxReaders,
  reportHealth,
  type ConversationId,
} from '@debrief/db';
import { queueBoardToken } from '@debrief/pipelines/operate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findViolations } from '../../../../testing/find-violations.ts';
import { useDesk } from '../../../../testing/use-desk.ts';
import { visit } from '../../../../testing/visit.ts';

const secret = 'a secret for tests, long enough to be one';
let board: Server;
let workersUrl: string;
let page: Page;

beforeAll(async () => {
  // In place of a worker's port: what the dashboard brings is what counts here.
  board = createServer((incoming, outgoing) => {
    const isDashboard = incoming.headers.authorization === `Bearer ${queueBoardToken(secret)}`;
    outgoing.writeHead(isDashboard ? 200 : 403, { 'content-type': 'text/html' });
    outgoing.end(`<h1>board at ${incoming.url ?? ''}</h1>`);
  });
  await new Promise<void>((resolve) => board.listen(0, '127.0.0.1', resolve));
  workersUrl = `http://127.0.0.1:${String((board.address() as AddressInfo).port)}`;
});
afterAll(() => {
  board.close();
});

const desk = useDesk(undefined, () => ({ DEBRIEF_SECRET: secret, DEBRIEF_WORKERS_URL: workersUrl }));

beforeAll(() => {
  ({ page } = desk);
});

beforeEach(async () => {
  await desk.sql`truncate dead_letter, health_report`;
  await desk.sql`update member set role = 'owner'`;
});

const open = () => visit(page, `${desk.url}/settings/health`);
const text = async () => (await page.textContent('main')) ?? '';

async function speak(): Promise<void> {
  const startedAt = new Date().toISOString();
  const self = {
    version: '0.1.0',
    node: '24.0.0',
    startedAt,
    queue: 'redis',
    analyser: 'local@1',
    concurrency: 4,
  } as const;
  await reportHealth(desk.sql, 'workers', self, 'a/1');
}

async function bury(conversation: string, reason: string): Promise<void> {
  await appendItems(desk.sql, desk.workspaceId, [
    { type: 'message', conversation, id: 'm', role: 'visitor', text: 'Hi' },
  ]);
  const [row] = await desk.sql<{ id: ConversationId }[]>`
    select id from conversation where external_id = ${conversation}`;
  const ids = { workspaceId: desk.workspaceId, conversationId: row?.id ?? null };
  const job = { jobId: `analyse-${conversation}`, job: 'analyse', payload: { v: 1, ...ids } };
  await buryJob(desk.sql, { ...job, ...ids, reason, attempts: 5, requestId: null });
}

async function keepUp(): Promise<void> {
  const [row] = await desk.sql<{ seq: number }[]>`select coalesce(max(seq), 0)::bigint as seq from outbox`;
  for (const reader of outboxReaders) await moveCursor(desk.sql, reader, row?.seq ?? 0);
}

test('a desk that is well says so, with what it stands on', async () => {
  await speak();
  await keepUp();
  await reportHealth(desk.sql, 'queue', { waiting: 1_234, delayed: 5, active: 4, failed: 0 });
  const compared = { workspaces: 1, conversations: 12, messages: 40, pending: 0, differences: 2, repaired: 2 };
  await reportHealth(desk.sql, 'reconcile', compared);
  await open();
  const shown = await text();
  for (const words of [
    'All is well',
    'caught up',
    '1,234',
    '4 running, 5 to be tried again',
    'queue in Redis',
    'local@1',
  ]) {
    expect(shown).toContain(words);
  }
  expect(shown).toContain('12 conversations compared, 2 days differed, all repaired');
  expect(shown).toMatch(/PostgreSQL\s+\d+\.\d+\s+[\d.]+ MB in all/);
});

test('a reader that stands still raises an alarm that says what to do, and goes when it is gone', async () => {
  await bury('lagging', 'x');
  await desk.sql`truncate dead_letter`;
  await desk.sql`update outbox set at = now() - interval '20 minutes'`;
  await desk.sql`delete from outbox_cursor`;
  await open();
  expect(await text()).toContain('No worker process is running');
  expect(await text()).toContain('Analytics has stood still for 20 min');
  expect(await text()).toContain('It goes on by itself once a worker runs.');
  await speak();
  await keepUp();
  // Without a reload: the page looks again by itself.
  await expect.poll(text).toContain('All is well');
});

test('jobs that were given up are shown with their reason, tried again one by one or all, and dismissed', async () => {
  await speak();
  for (const [name, reason] of [
    ['c-1', 'it broke'],
    ['c-2', 'payload refused'],
    ['c-3', 'no use'],
  ] as const) {
    await bury(name, reason);
  }
  await keepUp();
  await open();
  expect(await text()).toContain('3 jobs were given up');
  expect(await page.getByRole('link', { name: 'c-1' }).getAttribute('href')).toMatch(/^\/inbox\/[0-9a-f-]{36}$/);

  await page.getByRole('button', { name: 'Retry c-1' }).click();
  await expect.poll(() => page.getByText('trying again').count()).toBe(1);
  expect((await listRetries(desk.sql, 10)).map(({ jobId }) => jobId)).toEqual(['analyse-c-1']);

  await page.getByRole('button', { name: 'Dismiss c-3' }).click();
  await expect.poll(text).not.toContain('no use');

  await page.getByRole('button', { name: 'Retry all' }).click();
  await expect.poll(() => page.getByText('trying again').count()).toBe(2);
  expect(await page.getByRole('button', { name: /^Retry/ }).count()).toBe(0);
  expect((await listRetries(desk.sql, 10)).map(({ jobId }) => jobId).toSorted()).toEqual([
    'analyse-c-1',
    'analyse-c-2',
  ]);

  // What was given up again while the page was open.
  await bury('c-1', 'it broke again');
  await expect.poll(text).toContain('it broke again');
});

test('an analyst sees it all and can change nothing', async () => {
  await bury('c-9', 'it broke');
  await desk.sql`update member set role = 'analyst'`;
  await open();
  expect(await text()).toContain('it broke');
  expect(await page.getByRole('button', { name: /Retry|Dismiss/ }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Open the queue' }).count()).toBe(0);
  const sent = await desk.context.request.post(`${desk.url}/settings/health?/retryAll`, { form: {}, maxRedirects: 0 });
  expect(sent.status()).toBe(403);
  expect(await listRetries(desk.sql, 10)).toEqual([]);
});

test('the queue board opens for an owner alone, and not at all where a second workspace has jobs in it', async () => {
  await open();
  await page.getByRole('link', { name: 'Open the queue' }).click();
  await expect.poll(() => page.textContent('h1')).toBe('board at /settings/queues');
  const board = (path: string) => desk.context.request.get(`${desk.url}${path}`, { maxRedirects: 0 });
  expect(await (await board('/settings/queues/api/queues?page=1')).text()).toContain(
    '/settings/queues/api/queues?page=1',
  );

  expect((await fetch(`${desk.url}/settings/queues/api/queues`, { redirect: 'manual' })).status).toBe(401);
  await desk.sql`update member set role = 'analyst'`;
  expect((await board('/settings/queues')).status()).toBe(403);
  await desk.sql`update member set role = 'owner'`;
  const second = await createWorkspace(desk.sql, { name: 'Second' });
  expect((await board('/settings/queues')).status()).toBe(403);
  await desk.sql`delete from workspace where id = ${second}`;
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing wrong in %s, in good and in bad times',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await desk.sql`truncate dead_letter, health_report`;
      await bury('c-1', 'it broke because of a_very_long_name_that_does_not_fit_into_the_line_of_a_telephone_at_all');
      await open();
      expect(await findViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await speak();
      await desk.sql`truncate dead_letter`;
      await keepUp();
      await open();
      expect(await findViolations(page)).toEqual([]);
    }
  },
);
