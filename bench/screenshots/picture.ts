/** What a picture is: a state of a screen, and how a person gets there. */
import type { Page } from 'playwright-core';

/** What can be kept from working while a picture is taken. */
export type Part = 'clickhouse' | 'workers';

/** The desk as the pictures find it. */
export interface Stage {
  url: string;
  /** The Inbox of the staged conversations: a path with its query. */
  inbox: string;
  /** Where the first visitor becomes the owner; a path. */
  welcome: string;
  /** The window of somebody else who works here. */
  colleague: Page;
  /** Keeps a part from working, as a machine that hangs does, until the returned function is called. */
  freeze: (part: Part) => Promise<() => void>;
}

export interface Picture {
  /** Names the file: lower case, dashes. */
  name: string;
  /** What is seen, for the contact sheet. */
  says: string;
  /** Whose window it is; the owner's when absent. */
  as?: 'nobody';
  /** Before there is anything on the desk. */
  isBefore?: boolean;
  /** Before the desk has an owner. */
  isFirstVisit?: boolean;
  /** What does not work while it is taken. */
  without?: Part;
  /** Light and dark, wide and narrow; others are taken wide and light, and narrow and dark. */
  isMain?: boolean;
  /** Getting there changes the desk for whoever looks at the same time. */
  changesDesk?: boolean;
  /** Only at this width: the other shows the same. */
  only?: 1440 | 390;
  /** What is opened first; a path. */
  path: string | ((stage: Stage) => string);
  /** What a person does then. */
  then?: (page: Page, stage: Stage) => Promise<void>;
}

/** The pictures of one part of the product, in the order of the contact sheet. */
export interface Chapter {
  title: string;
  pictures: Picture[];
}

/** Holds every answer to requests like this back: what is drawn while one waits. */
export async function hold(page: Page, like: RegExp): Promise<void> {
  await page.route(like, () => new Promise<void>(() => undefined));
}

/** Cuts the line for requests like this. */
export async function cut(page: Page, like: RegExp): Promise<void> {
  await page.route(like, (route) => route.abort());
}

/** Opens the conversation of somebody in the list, and waits for its messages. */
export async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('region', { name: 'Conversations' }).getByRole('link').filter({ hasText: name }).first().click();
  await page.getByRole('log', { name: 'Messages' }).waitFor();
}

/** A button of that name; the first, where a list has many. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
}

/** Whether it is a phone's width, where details are a sheet and one pane is shown. */
export function isNarrow(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) < 600;
}
