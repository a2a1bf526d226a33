import type { BrowserContext, Page, Response } from 'playwright-core';

/** Opens an address and waits until the page answers to hands: quiet network, hydrated. The response; null as in goto. */
export async function visit(page: Page, url: string): Promise<Response | null> {
  const response = await page.goto(url, { waitUntil: 'networkidle' });
  await untilHydrated(page);
  return response;
}

/** Loads the page anew and waits as visit does. */
export async function revisit(page: Page): Promise<void> {
  await page.reload({ waitUntil: 'networkidle' });
  await untilHydrated(page);
}

/** Signs in at a desk by its form; the page shows the Inbox when it is done. */
export async function signIn(page: Page, deskUrl: string, member: { email: string; password: string }): Promise<void> {
  await visit(page, `${deskUrl}/sign-in`);
  await page.getByLabel('E-mail').fill(member.email);
  await page.getByLabel('Password').fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${deskUrl}/inbox`);
  await untilHydrated(page);
}

/** Signs a window in without a page. Throws when the desk refuses. */
export async function enter(
  window: BrowserContext,
  deskUrl: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const request = { form: { email, password }, headers: { origin: deskUrl }, maxRedirects: 0 };
  const answer = await window.request.post(`${deskUrl}/sign-in`, request);
  if (answer.status() >= 400) throw new Error(`${email} is not let in: ${String(answer.status())}`);
}

/** Before this mark a field that is being filled can lose its selection, and a click its handler. */
async function untilHydrated(page: Page): Promise<void> {
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}
