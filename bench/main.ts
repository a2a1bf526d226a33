/* `pnpm bench <name>`: measures what Debrief promises. Each bench is a folder with a `main.ts` that reads its own options. */
import { existsSync } from 'node:fs';

const names = {
  quality: 'how good the analysis is',
  faults: 'what is lost, doubled or late when processes are killed',
  reconcile: 'how one wrong row in a million is found',
  pipe: 'how fast conversations come in and go out',
  inbox: 'how fast pages are as tables grow',
} as const;

const [name = '', ...options] = process.argv.slice(2);
const entry = new URL(`${name}/main.ts`, `${new URL('.', import.meta.url).href}`);
if (!Object.hasOwn(names, name) || !existsSync(entry)) {
  const list = Object.entries(names).map(([each, what]) => `  ${each.padEnd(9)} ${what}`);
  process.stderr.write(`usage: pnpm bench <name> [options]\n${list.join('\n')}\n`);
  process.exit(2);
}
// A bench reads its options as if it had been called itself.
process.argv.splice(2, process.argv.length, ...options);
await import(entry.href);
