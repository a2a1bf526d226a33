/**
 * `node bench/quality/summaries.ts`: writes the twenty summaries of `docs/quality/summaries.md` anew, with the present code.
 * `--read` prints the sixty conversations they are taken from instead, each with its summary, to be read by eye.
 *
 * What was remarked on reading stands in `summaries-remarks.json` beside the summary it was said of; where that has
 * changed, the remark is left out and the summary is named on stderr, to be read again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLocalAnalyser } from '@debrief/pipelines/analyse';
import { SAMPLE_SEED, sampleConversations } from '@debrief/pipelines/sample';
import { z } from 'zod';
import { toConversation } from './sample-conversation.ts';

const NOW = new Date('2026-11-22T14:30:00Z');
const EVERY = 27;
const SIXTY = 60;
const HEADING = '## Twenty\n';
const page = resolve(import.meta.dirname, '../../docs/quality/summaries.md');

const remarksSchema = z.array(z.object({ of: z.int(), summary: z.string(), remark: z.string() }));
const remarks = remarksSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'summaries-remarks.json'), 'utf8')),
);

const analyser = createLocalAnalyser();
const all = [...sampleConversations({ seed: SAMPLE_SEED, now: NOW })];
const sixty = await Promise.all(
  all
    .filter((_, index) => index % EVERY === 0)
    .slice(0, SIXTY)
    .map(async ({ scenario, language, items }) => {
      const conversation = toConversation(items);
      const { summary } = await analyser.analyse(conversation);
      return { scenario, language, conversation, summary: summary ?? '' };
    }),
);

if (process.argv.includes('--read')) {
  for (const [index, { scenario, language, conversation, summary }] of sixty.entries()) {
    console.log(`\n${String(index)} ${scenario}, ${language}`);
    for (const { role, text } of conversation.messages) console.log(`  ${role}: ${text.replaceAll('\n', ' / ')}`);
    console.log(`  → ${summary}`);
  }
} else {
  const twenty = remarks.map(({ of, summary: then, remark }, index) => {
    const { scenario = '', language = '', summary = '' } = sixty[of] ?? {};
    if (summary !== then) console.error(`${String(of)} ${scenario}: to be read again: ${summary}`);
    const remarked = summary === then && remark !== '' ? `\n   _${remark}_` : '';
    return `${String(index + 1)}. \`${scenario}\`, ${language}: ${summary}${remarked}`;
  });
  const before = readFileSync(page, 'utf8').split(HEADING)[0] ?? '';
  writeFileSync(page, `${before}${HEADING}\n${twenty.join('\n\n')}\n`);
}
