/** Fills the desk: the sample workspace, the staged conversations, and somebody to work with. */
import type { Browser, BrowserContext } from 'playwright-core';
import { visit } from '../../apps/dashboard/src/testing/visit.ts';
import { owner, type WholeDesk } from '../../apps/debrief/src/journeys/start-whole-desk.ts';
import { freezePart } from './freeze-part.ts';
import type { Stage } from './picture.ts';
import { AGENT, stageConversations } from './stage-conversations.ts';
import { openContext, signIn } from './take-picture.ts';

/** Somebody to work with. */
const colleague = { name: 'Jonas', email: 'jonas@example.com', password: 'correct horse battery' };

/** A desk as it is, with nobody else at work. */
export async function openStage(browser: Browser, desk: WholeDesk): Promise<Stage> {
  const context = await openContext(browser, { width: 1440, scheme: 'light' });
  return {
    ...{ url: desk.url, inbox: '/inbox', welcome: desk.welcome ?? '/welcome', colleague: await context.newPage() },
    freeze: (part) => freezePart(desk, part),
  };
}

/** The stage with everything on it: then each conversation has its analysis and its facts. */
export async function fillStage(browser: Browser, desk: WholeDesk): Promise<Stage> {
  const context = await openContext(browser, { width: 1440, scheme: 'light' });
  await signIn(context, desk.url, owner);
  await loadSample(context, desk);
  await stageConversations(desk, new Date());
  await inviteColleague(browser, context, desk.url);
  const page = await context.newPage();
  await visit(page, `${desk.url}/inbox`);
  const agentId = await page.getByLabel('Agent').locator('option', { hasText: AGENT }).getAttribute('value');
  const stage = await openStage(browser, desk);
  await signIn(stage.colleague.context(), desk.url, colleague);
  return { ...stage, inbox: `/inbox?agent=${agentId ?? ''}` };
}

async function loadSample(context: BrowserContext, desk: WholeDesk): Promise<void> {
  const page = await context.newPage();
  await visit(page, `${desk.url}/settings/sample`);
  await page.getByRole('button', { name: 'Load the sample workspace' }).click();
  await page.getByText('The sample workspace is loaded').waitFor({ timeout: 180_000 });
  await page.close();
  for (let tries = 0; tries < 120; tries += 1) {
    const { output } = await desk.debrief('reconcile', '--json');
    if (output.includes('"pending":0') && (await unanalysed(desk)) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Ended conversations of the newest pages that still wait for their analysis. */
async function unanalysed({ url }: WholeDesk): Promise<number> {
  const headers = { authorization: `Bearer ${owner.key}` };
  const response = await fetch(`${url}/v1/conversations?limit=100`, { headers });
  const { conversations } = (await response.json()) as {
    conversations: { outcome: string | null; endedAt: string | null }[];
  };
  return conversations.filter(({ outcome, endedAt }) => endedAt !== null && outcome === null).length;
}

/** By the way that any team goes: an invitation, and its address in another browser. */
async function inviteColleague(browser: Browser, context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  await visit(page, `${url}/settings/members`);
  await page.getByLabel('Invite by e-mail address').fill(colleague.email);
  await page.getByRole('button', { name: 'Invite' }).click();
  const address = await page.locator('code', { hasText: '/join' }).first().textContent();
  const theirs = await openContext(browser, { width: 1440, scheme: 'light' });
  const door = await theirs.newPage();
  await visit(door, address?.trim() ?? '');
  await door.getByLabel('Your name').fill(colleague.name);
  await door.getByLabel('Password').fill(colleague.password);
  await door.getByRole('button', { name: 'Join' }).click();
  await door.waitForURL('**/inbox');
  await theirs.close();
  await page.close();
}
