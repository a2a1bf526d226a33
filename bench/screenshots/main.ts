/**
 * Takes the pictures of docs/screenshots: starts a desk of its own, fills it through its own doors, and brings it into
 * each state as a person would, wide and on a phone, light and dark. By hand after a change of looks:
 * `pnpm screenshots [name …]`; a name that ends in * stands for all that begin so.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../apps/dashboard/src/testing/open-browser.ts';
import { visit } from '../../apps/dashboard/src/testing/visit.ts';
import { owner, startWholeDesk } from '../../apps/debrief/src/journeys/start-whole-desk.ts';
import { chapters } from './chapters.ts';
import type { Picture, Stage } from './picture.ts';
import { fillStage, openStage } from './prepare-stage.ts';
import { takeSideBySide } from './side-by-side.ts';
import { Camera, openContext, signIn } from './take-picture.ts';
import { writeContactSheet } from './write-contact-sheet.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
/** Made of two pages: the example widget and an Inbox. */
const SIDE_BY_SIDE = 'handoff-side-by-side';

const wanted = process.argv.slice(2);
const isWanted = (name: string) =>
  wanted.length === 0 ||
  wanted.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each));
const chosen = chapters.flatMap(({ pictures }) => pictures).filter(({ name }) => isWanted(name));

await mkdir(folder, { recursive: true });
const [desk, browser] = await Promise.all([startWholeDesk(), openBrowser()]);
const failed: unknown[] = [];
try {
  await takeFirstVisit();
  await take(true);
  if (isWanted(SIDE_BY_SIDE)) await besideEachOther();
  await take(false);
  await writeContactSheet(folder, chapters);
} finally {
  await browser.close();
  await desk.stop();
}
for (const problem of failed) process.stderr.write(`${String(problem)}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Those of a desk that nobody has yet, which is its own. */
async function takeFirstVisit(): Promise<void> {
  const pictures = chosen.filter((picture) => picture.isFirstVisit);
  if (pictures.length === 0) return;
  const nobodys = await startWholeDesk({ hasOwner: false });
  try {
    await takeAll(pictures, await openStage(browser, nobodys));
  } finally {
    await nobodys.stop();
  }
}

/** Those of the empty desk, or those of the filled one, which is filled first. */
async function take(isBefore: boolean): Promise<void> {
  const pictures = chosen.filter((picture) => !picture.isFirstVisit && (picture.isBefore ?? false) === isBefore);
  if (pictures.length === 0) return;
  await takeAll(pictures, await (isBefore ? openStage(browser, desk) : fillStage(browser, desk)));
}

async function takeAll(pictures: Picture[], stage: Stage): Promise<void> {
  const camera = new Camera(browser, stage, folder);
  for (const picture of pictures) {
    // One state that does not come does not cost the others.
    await camera.take(picture).catch((problem: unknown) => failed.push(problem));
    process.stdout.write(`${picture.name}\n`);
  }
  await camera.close();
}

async function besideEachOther(): Promise<void> {
  await takeSideBySide({
    ...{ browser, desk, key: owner.key },
    async openInbox(scheme) {
      const context = await openContext(browser, { width: 1440, scheme, viewport: { width: 1020, height: 800 } });
      await signIn(context, desk.url, owner);
      const page = await context.newPage();
      await visit(page, `${desk.url}/inbox`);
      return page;
    },
    pathOf: (scheme) => `${folder}${SIDE_BY_SIDE}-${scheme}.png`,
  });
  process.stdout.write(`${SIDE_BY_SIDE}\n`);
}
