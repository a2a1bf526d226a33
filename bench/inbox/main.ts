/* `pnpm bench inbox`: what an Inbox costs as its tables grow, and how a long conversation feels in a browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { parseSizes } from '../report/parse-sizes.ts';
import { formatTable } from '../report/format-table.ts';
import { quantile } from '../report/quantile.ts';
import { measureDesks, type Answered } from './measure-desks.ts';
import { measureLive } from './measure-live.ts';
import { measureInBrowser } from './measure-in-browser.ts';
import { measurePages } from './measure-pages.ts';
import { openDesks, type OpenDesk } from './open-desks.ts';

const groups = ['list', 'rare', 'counts', 'search', 'facts', 'page', 'browser', 'live'] as const;
const usage = `usage: pnpm bench inbox [options]
  --size <n,…>     conversations of the desks, the first is what the others are compared with (10k,1m)
  --turns <n>      times that each question is asked (15)
  --only <what,…>  of ${groups.join(', ')}
  --data <dir>     keep the desks there, and use those that are there: ten millions take an hour to make
`;

const optionsSchema = z.object({
  size: z.string().default('10k,1m').transform(parseSizes),
  turns: z.coerce.number().int().min(1).max(1_000).default(15),
  only: z
    .string()
    .default(groups.filter((group) => group !== 'rare').join(','))
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(groups))),
  data: z.string().optional(),
});

function readOptions(): z.infer<typeof optionsSchema> {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ options: { size: text, turns: text, only: text, data: text } });
    return optionsSchema.parse(values);
  } catch (error) {
    process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n${usage}`);
    process.exit(2);
  }
}

const { size, turns, only, data } = readOptions();
const beganAt = performance.now();
const tell = (line: string) =>
  process.stderr.write(`${((performance.now() - beganAt) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`);
tell(`load average ${loadavg()[0]?.toFixed(1)}`);

/** Those that have a desk of their own. */
const apart: readonly string[] = ['page', 'browser', 'live'];
const asked = only.filter((group): group is Answered['group'] => !apart.includes(group));
if (asked.length > 0) {
  const directory = data ?? (await mkdtemp(join(tmpdir(), 'debrief-bench-')));
  try {
    await using desks = await openDesks(directory, tell);
    const open: OpenDesk[] = [];
    for (const conversations of size) open.push(await desks.open(conversations));
    const answered = await measureDesks(open, { turns, only: asked, tell });
    tell(`load average ${loadavg()[0]?.toFixed(1)}`);
    for (const group of asked) process.stdout.write(`\n${group}\n${table(answered, group)}\n`);
  } finally {
    if (data === undefined) await rm(directory, { recursive: true, force: true });
  }
}
if (only.includes('page')) await measurePages(size.at(-1) ?? 0, turns, tell);
if (only.includes('browser')) await measureInBrowser(turns);
if (only.includes('live')) await measureLive();

/**
 * The quickest turn, the median, the slowest of twenty and of a hundred; behind the first desk's the ratio of the
 * quickest, which is what a machine that others use says least wrongly.
 */
function table(answered: Answered[], group: Answered['group']): string {
  const rows = answered.filter((each) => each.group === group);
  if (group === 'search') return searchTable(rows);
  const cells = rows.map(({ what, times: [first = [], ...others] }) => [
    what,
    tellTimes(first),
    ...others.flatMap((times) => [tellTimes(times), ratio(times, first)]),
  ]);
  const [, ...rest] = size;
  return formatTable(
    [
      'quickest (p50, p95, p99), ms',
      ...size.slice(0, 1).map((n) => n.toLocaleString('en')),
      ...rest.flatMap((n) => [n.toLocaleString('en'), '×']),
    ],
    cells,
  );
}

/** Of each search, and of all of them as one mix; of the last desk, the largest. */
function searchTable(rows: Answered[]): string {
  const last = rows.map(({ what, times }) => ({ what, times: times.at(-1) ?? [] }));
  const mix = { what: 'all of these', times: last.flatMap(({ times }) => times) };
  const cells = [...last, mix].map(({ what, times }) => [
    what,
    ...[0.5, 0.95, 1].map((share) => (times.length === 0 ? '' : quantile(times, share).toFixed(0))),
  ]);
  return formatTable([`${(size.at(-1) ?? 0).toLocaleString('en')}, whole page, ms`, 'p50', 'p95', 'slowest'], cells);
}

function tellTimes(times: number[]): string {
  return times.length === 0
    ? ''
    : `${Math.min(...times).toFixed(1)} (${quantile(times, 0.5).toFixed(0)}, ${quantile(times, 0.95).toFixed(0)}, ${quantile(times, 0.99).toFixed(0)})`;
}

function ratio(times: number[], first: number[]): string {
  if (times.length === 0 || first.length === 0) return '';
  return (Math.min(...times) / Math.min(...first)).toFixed(2);
}
