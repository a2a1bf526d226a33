import type { WorkspaceId } from '@debrief/db';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './open-browser.ts';
import { owner, ownerSettings } from './owner.ts';
import { startDashboard, type Dashboard } from './start-dashboard.ts';
import { signIn } from './visit.ts';

export interface Desk {
  desk: Dashboard;
  browser: Browser;
  /** On the Inbox of its owner. */
  page: Page;
  workspaceId: WorkspaceId;
  close(): Promise<void>;
}

/** A desk with an owner, and a browser in which they signed in; `fill` puts into it what they will find. */
export async function openDesk(fill: (desk: Dashboard, workspaceId: WorkspaceId) => Promise<void>): Promise<Desk> {
  const [desk, browser] = await Promise.all([startDashboard(ownerSettings), openBrowser()]);
  const [workspace] = await desk.sql<{ id: WorkspaceId }[]>`select id from workspace`;
  if (!workspace) throw new Error('the owner has no workspace');
  await fill(desk, workspace.id);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(page, desk.url, owner);
  return {
    desk,
    browser,
    page,
    workspaceId: workspace.id,
    async close() {
      await browser.close();
      await desk.stop();
    },
  };
}
