/** A handoff from both sides in one picture: the example widget on the visitor's page, and an Inbox beside it. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { WholeDesk } from '../../apps/debrief/src/journeys/start-whole-desk.ts';

const entry = fileURLToPath(new URL('../../apps/example-widget/src/main.ts', import.meta.url));

export interface Sides {
  browser: Browser;
  desk: WholeDesk;
  /** A secret key of the desk. */
  key: string;
  /** A signed-in page of the desk, 1020 px wide. */
  openInbox: (colorScheme: 'light' | 'dark') => Promise<Page>;
  /** Where the picture goes, for each theme. */
  pathOf: (colorScheme: 'light' | 'dark') => string;
}

/** Plays the handoff once for each theme, and takes both pages in one picture. */
export async function takeSideBySide({ browser, desk, key, openInbox, pathOf }: Sides): Promise<void> {
  const widget = spawn(process.execPath, [entry], {
    env: { PATH: process.env['PATH'], DEBRIEF_URL: desk.url, DEBRIEF_API_KEY: key, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await addressOf(widget.stdout);
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport: { width: 420, height: 800 }, colorScheme });
      const visitor = await context.newPage();
      await visitor.goto(address);
      const inbox = await openInbox(colorScheme);
      await play(visitor, inbox, desk);
      const pictures = await Promise.all([visitor.screenshot(), inbox.screenshot()]);
      const both = await context.newPage();
      await both.setViewportSize({ width: 1440, height: 800 });
      const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`);
      await both.setContent(`<body style="display:flex;margin:0">${images.join('')}</body>`, { waitUntil: 'load' });
      await both.screenshot({ path: pathOf(colorScheme) });
      await Promise.all([context.close(), inbox.context().close()]);
    }
  } finally {
    widget.kill();
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [address] = /http:\S+?(?=,)/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error('the widget did not start');
}

/** From the first question to the answer of a person, whom the visitor answers. */
async function play(visitor: Page, inbox: Page, { url }: WholeDesk): Promise<void> {
  const chat = visitor.getByRole('log', { name: 'Chat' });
  await say(visitor, 'Do you rent out e-bikes?');
  await chat.getByText('Shall I ask a person?').last().waitFor();
  await say(visitor, 'Yes, a person please');
  await chat.getByText('I am asking a person').waitFor();
  await inbox.goto(`${url}/inbox?tab=waiting`, { waitUntil: 'networkidle' });
  await inbox.getByRole('region', { name: 'Conversations' }).locator('li[id^="row-"] a').first().click();
  const box = inbox.getByRole('textbox', { name: /^Reply to/ });
  await box.fill('Hello, this is Anna. Yes, we do: 39 euros a day.');
  await box.press('Control+Enter');
  await chat.getByText('39 euros').waitFor();
  await say(visitor, 'That is fine, thank you!');
  await inbox.getByRole('log', { name: 'Messages' }).getByText('That is fine').waitFor();
  await chat.getByText('A person has joined').waitFor();
}

async function say(visitor: Page, text: string): Promise<void> {
  const answered = visitor.waitForResponse((response) => response.url().endsWith('/chat'));
  await visitor.getByLabel('Message').fill(text);
  await visitor.getByRole('button', { name: 'Send' }).click();
  await answered;
}
