/** The analyser's filters without the launcher: `node bench/quality/filters.ts analyse|cluster`, JSON lines in and out. */
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { analyseInThreads } from '@debrief/pipelines/analyse/threads';
import { runClusterFilter } from '@debrief/pipelines/topics';

type Filter = (input: AsyncIterable<string>, write: (line: string) => Promise<void>) => Promise<void>;
const filters: Record<string, Filter> = { analyse: analyseInThreads, cluster: runClusterFilter };
const filter = filters[process.argv[2] ?? ''];
if (!filter) {
  console.error(`usage: node bench/quality/filters.ts ${Object.keys(filters).join('|')}`);
  process.exit(2);
}
await filter(createInterface({ input: process.stdin, crlfDelay: Infinity }), async (line) => {
  if (!process.stdout.write(line)) await once(process.stdout, 'drain');
});
