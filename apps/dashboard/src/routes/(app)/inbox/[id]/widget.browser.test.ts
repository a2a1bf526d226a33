/** A handoff from both sides at once: the example widget on a visitor's page, and an Inbox. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createApiKey, findMembership, tellWaiting } from '@debrief/db';
import { waitText } from '@debrief/pipelines/handoff';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../../../testing/open-browser.ts';
import { startDashboard, type Dashboard } from '../../../../testing/start-dashboard.ts';
import { signIn } from '../../../../testing/visit.ts';
import { owner, ownerSettings } from '../../../../testing/owner.ts';

const widgetEntry = fileURLToPath(new URL('../../../../../../example-widget/src/main.ts', import.meta.url));

let desk: Dashboard;
let browser: Browser;
let widget: ChildProcess;
let visitor: Page;
let inbox: Page;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDashboard(ownerSettings), openBrowser()]);
  const [user] = await desk.sql<{ id: string }[]>`select id from "user"`;
  const membership = user && (await findMembership(desk.sql, user.id));
  if (!membership) throw new Error('the owner was not made');
  const { key } = await createApiKey(desk.sql, membership.workspaceId, { kind: 'secret', name: 'widget' });
  const settings = { DEBRIEF_URL: desk.url, DEBRIEF_API_KEY: key, PORT: '0' };
  widget = spawn(process.execPath, [widgetEntry], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  [visitor, inbox] = [await browser.newPage(), await browser.newPage({ viewport: { width: 1280, height: 800 } })];
  await visitor.goto(await addressOf(widget));
});
afterAll(async () => {
  await browser.close();
  widget.kill();
  await desk.stop();
});

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the widget says nothing');
  for await (const line of createInterface(stdout)) {
    const [url] = /http:\S+?(?=,)/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error('the widget did not start');
}

/** Resolves when the widget's back end has answered. */
async function say(text: string): Promise<void> {
  const answered = visitor.waitForResponse((response) => response.url().endsWith('/chat'));
  await visitor.getByLabel('Message').fill(text);
  await visitor.getByRole('button', { name: 'Send' }).click();
  expect((await answered).status()).toBe(200);
}

const chat = () => visitor.getByRole('log', { name: 'Chat' });
const messages = () => inbox.getByRole('log', { name: 'Messages' });

/** Counts the notes that are played: a browser without a window has no ears. */
const listenForTones = `
  globalThis.notes = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...given) {
    globalThis.notes += 1;
    return start.apply(this, given);
  };`;
const notes = () => inbox.evaluate<number>('globalThis.notes');

test('a visitor asks for a person, is answered by one, and is handed back to the bot', async () => {
  await inbox.addInitScript(listenForTones);
  await say('Hello');
  await chat().getByText('Hello! Ask me').waitFor();
  await signIn(inbox, desk.url, owner);
  await inbox.getByRole('button', { name: /sound/i }).click();
  await expect.poll(notes).toBe(2);
  // Of two tones within a second one is heard: the first is over when its lock is free.
  await inbox.evaluate(`navigator.locks.request('debrief tone', () => undefined)`);

  await say('I want a person');
  await chat().getByText('I am asking a person to join.').waitFor();
  await inbox.getByText('1 visitor waits for a human').waitFor();
  await expect.poll(() => inbox.title()).toMatch(/^\(1\) /);
  await expect.poll(notes).toBe(4);

  // Nobody came for an hour: what the workers' schedule does then.
  await desk.sql`update workspace set max_wait_minutes = 10`;
  await desk.sql`update conversation set handoff_at = handoff_at - interval '1 hour' where handoff = 'waiting'`;
  const wait = { now: new Date(), textOf: waitText };
  expect([await tellWaiting(desk.sql, wait), await tellWaiting(desk.sql, wait)]).toEqual([1, 0]);
  await chat().getByText('Everybody is busy right now.').waitFor();
  expect(await chat().getByText('Everybody is busy right now.').count()).toBe(1);

  await inbox.getByRole('link', { name: '1 visitor waits for a human' }).click();
  await inbox.getByRole('region', { name: 'Conversations' }).locator('li[id^="row-"] a').click();
  await inbox.getByText('told that it takes longer').waitFor();
  await messages().getByText('Everybody is busy right now.').waitFor();
  const box = inbox.getByRole('textbox', { name: /^Reply to/ });
  await box.fill('Anna here. How can I help?');
  await box.press('Control+Enter');
  await chat().getByText('Anna here. How can I help?').waitFor();
  await chat().getByText('A person has joined. The bot is quiet.').waitFor();
  await inbox.getByText('the bot is paused').waitFor();
  await expect.poll(() => inbox.title()).not.toMatch(/^\(/);

  await say('When are you open?');
  await messages().getByText('When are you open?').waitFor();
  // Its back end has answered, with nothing.
  expect(await chat().getByText('We are open').count()).toBe(0);

  await inbox.getByRole('button', { name: 'Return to bot' }).click();
  await chat().getByText('The bot answers again.').waitFor();
  await say('So when are you open?');
  await chat().getByText('We are open Monday to Saturday').waitFor();
  await messages().getByText('We are open Monday to Saturday').waitFor();
  expect(await chat().getByText('Anna here.').count()).toBe(1);
  expect(await messages().getByText('Anna here.').count()).toBe(1);
});

test('a reply that is taken back is gone for the visitor, who waits again until it is said better', async () => {
  await say('I want a person');
  await inbox.getByText('1 visitor waits for a human').waitFor();
  const box = inbox.getByRole('textbox', { name: /^Reply to/ });
  await box.fill('It costs 10 euros.');
  await box.press('Control+Enter');
  await chat().getByText('It costs 10 euros.').waitFor();
  await inbox.getByText('Nobody waits for a human.').waitFor();
  await box.press('Escape');
  await inbox.keyboard.press('z');
  await chat().getByText('Message taken back').waitFor();
  expect(await chat().getByText('It costs 10 euros.').count()).toBe(0);
  await inbox.getByText('1 visitor waits for a human').waitFor();
  await messages().getByText('Taken back by ').waitFor();
  await inbox.getByText('the bot is paused').waitFor();
  await expect.poll(() => box.inputValue()).toBe('It costs 10 euros.');

  await box.fill('It costs 12 euros.');
  await box.press('Control+Enter');
  await chat().getByText('It costs 12 euros.').waitFor();
  await inbox.getByText('Nobody waits for a human.').waitFor();
  expect(await chat().getByText('Message taken back').count()).toBe(1);
});
