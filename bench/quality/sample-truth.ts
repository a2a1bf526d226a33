/**
 * `node bench/quality/sample-truth.ts [--wrong]`: what the local analyser makes of the sample workspace, of whose answers it is
 * known what each really was. The sender's own `answered`, `confidence` and `sources` are left out. `--wrong` also prints,
 * once each, the answers that should have been gaps and were not, and the other way round.
 */
import { createLocalAnalyser } from '@debrief/pipelines/analyse';
import { SAMPLE_SEED, sampleConversations } from '@debrief/pipelines/sample';
import { formatTable } from '../report/format-table.ts';
import { toConversation } from './sample-conversation.ts';

const NOW = new Date('2026-11-22T14:30:00Z');
/** What leaves the question without an answer; `wrong` and `drifted` answers look like any other. */
const gaps: readonly string[] = ['fallback', 'deflection', 'miss'];

const analyser = createLocalAnalyser();
const found = new Map<string, { answers: number; gap: number; failed: number }>();
const mistaken = new Map<string, number>();
for (const { items, kinds, language } of sampleConversations({ seed: SAMPLE_SEED, now: NOW })) {
  const conversation = toConversation(items);
  const { flags } = await analyser.analyse(conversation);
  const messages = items.filter((item) => item.type === 'message');
  for (const [index, message] of messages.entries()) {
    const kind = kinds.get(message.id);
    if (kind === undefined) continue;
    const own = flags.filter((flag) => flag.message === index);
    const isGap = own.some((flag) => flag.kind === 'knowledge_gap');
    const row = found.get(kind) ?? { answers: 0, gap: 0, failed: 0 };
    row.answers += 1;
    row.gap += Number(isGap);
    row.failed += Number(own.some((flag) => flag.kind === 'failed_answer'));
    found.set(kind, row);
    if (isGap === gaps.includes(kind)) continue;
    const asked = messages.slice(0, index).findLast(({ role }) => role === 'visitor')?.text ?? '';
    const line = `${kind}, ${language}: ${asked.replaceAll('\n', ' / ')} → ${message.text.replaceAll('\n', ' / ')}`;
    mistaken.set(line, (mistaken.get(line) ?? 0) + 1);
  }
}

const rows = [...found].map(([kind, { answers, gap, failed }]) => [kind, answers, gap, failed]);
console.log(formatTable(['really', 'answers', 'knowledge gap', 'failed answer'], rows));
if (process.argv.includes('--wrong')) {
  for (const [line, count] of [...mistaken].sort()) console.log(`${String(count)} × ${line}`);
}
