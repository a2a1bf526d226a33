import type { WorkspaceId } from '@debrief/db';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { owner, ownerSettings } from './owner.ts';
import { startDashboard, type Dashboard } from './start-dashboard.ts';
import { enter, visit } from './visit.ts';

export interface DeskInUse extends Pick<Dashboard, 'url' | 'port' | 'sql' | 'clickhouseUrl' | 'restart'> {
  readonly browser: Browser;
  /** The owner's window, without movement. */
  readonly context: BrowserContext;
  /** On the Inbox. */
  readonly page: Page;
  readonly workspaceId: WorkspaceId;
  /** Another window of 1440 by 900 with a browser's storage of its own, signed in. */
  open(member: { email: string; password: string }): Promise<BrowserContext>;
}

/**
 * For the tests of a file: a desk of their own, its owner signed in. `fill` puts into it what they will find before they look;
 * `settings` add to those the dashboard starts with.
 */
export function useDesk(
  fill: (desk: Dashboard, workspaceId: WorkspaceId) => Promise<void> = () => Promise.resolve(),
  settings: () => Record<string, string> = () => ({}),
): DeskInUse {
  let dashboard: Dashboard;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let workspaceId: WorkspaceId;

  async function open(member: { email: string; password: string }): Promise<BrowserContext> {
    const window = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await enter(window, dashboard.url, member);
    return window;
  }

  beforeAll(async () => {
    [dashboard, browser] = await Promise.all([startDashboard({ ...ownerSettings, ...settings() }), openBrowser()]);
    const [workspace] = await dashboard.sql<{ id: WorkspaceId }[]>`select id from workspace`;
    if (!workspace) throw new Error('the owner has no workspace');
    workspaceId = workspace.id;
    await fill(dashboard, workspaceId);
    context = await open(owner);
    page = await context.newPage();
    await visit(page, `${dashboard.url}/inbox`);
  });
  afterAll(async () => {
    await browser.close();
    await dashboard.stop();
  });
  return {
    get url() {
      return dashboard.url;
    },
    get port() {
      return dashboard.port;
    },
    get sql() {
      return dashboard.sql;
    },
    get clickhouseUrl() {
      return dashboard.clickhouseUrl;
    },
    get browser() {
      return browser;
    },
    get context() {
      return context;
    },
    get page() {
      return page;
    },
    get workspaceId() {
      return workspaceId;
    },
    restart: (meanwhile) => dashboard.restart(meanwhile),
    open,
  };
}
