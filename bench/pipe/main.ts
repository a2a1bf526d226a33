/* `pnpm bench pipe`: how fast conversations come in and go out, each against the bare thing in the same run. */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { formatTable } from '../report/format-table.ts';
import { parseSizes } from '../report/parse-sizes.ts';
import type { Measured } from './measured.ts';
import { openStack } from './open-stack.ts';
import { rows } from './rows.ts';

const usage = `usage: pnpm bench pipe [options]
  --only <row,…>   some rows of the table:
${rows.map(({ name, what }) => `                     ${name.padEnd(12)} ${what}`).join('\n')}
  --rounds <n>     turns that each side of a comparison has (5)
  --rows <n,…>     conversations that the grown desks hold: 10k, 1m, 5m or a number (10k)
  --size <n>       conversations of the backfill and the rebuild (1000000)
`;

const names = new Set(rows.map(({ name }) => name));
const optionsSchema = z.object({
  only: z
    .string()
    .transform((text) => text.split(','))
    .refine((chosen) => chosen.every((name) => names.has(name)), 'names a row that is not there')
    .optional(),
  rounds: z.coerce.number().int().min(1).max(100).default(5),
  rows: z.string().default('10k').transform(parseSizes),
  size: z.coerce.number().int().min(1).default(1_000_000),
});

function readOptions(): z.infer<typeof optionsSchema> {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ options: { only: text, rounds: text, rows: text, size: text } });
    return optionsSchema.parse(values);
  } catch (error) {
    process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n${usage}`);
    process.exit(2);
  }
}

const { only, rounds, rows: grown, size } = readOptions();
const begunAt = performance.now();
const tell = (line: string) =>
  process.stderr.write(`${((performance.now() - begunAt) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`);

tell(`load average ${loadavg()[0]?.toFixed(1)}: starting the servers`);
const measured: Measured[] = [];
await using stack = await openStack();
for (const { name, measure } of rows) {
  if (only && !only.includes(name)) continue;
  tell(name);
  measured.push(...(await measure(stack, { rounds, size, grown, tell })));
}

const verdict = (met: boolean | null) => (met === null ? '' : met ? 'met' : 'not met');
const cells = measured.map(({ what, target, ours, met }) => [what, target, ours, verdict(met)]);
process.stdout.write(`\n${formatTable(['what', 'target', 'measured', ''], cells)}\n`);
if (measured.some(({ met }) => met === false)) process.exitCode = 1;
