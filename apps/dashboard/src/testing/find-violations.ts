import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands, by WCAG 2.2 AA and best practice: "rule: element", one a line. */
export async function findViolations(page: Page): Promise<string[]> {
  // Half faded in, words are paler than they will be: what is moving comes to rest first.
  await page.evaluate('Promise.allSettled(document.getAnimations().map((animation) => animation.finished))');
  // Evaluated over the debugging protocol, which the page's content security policy does not bind.
  await page.evaluate(source);
  const results = await page.evaluate('axe.run()');
  return (results as AxeResults).violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`),
  );
}
