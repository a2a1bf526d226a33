/* `pnpm bench faults`: kills and freezes a desk under load, and checks that nothing was lost or doubled. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { describeFaults, findFailures } from './report-faults.ts';
import { runFaults } from './run-faults.ts';

const usage = `usage: pnpm bench faults [options]
  --seed <n>      repeats a run's plan (default: by the clock)
  --kills <n>     kill -9, in all (30)
  --seconds <n>   of load, about (210)
  --rate <n>      items a second (60)
  --redis         the queue lives in Redis, and Redis is struck too
  --settle <n>    seconds the desk may take to come to rest (120)
  --limit <n>     seconds for all of it; then it ends and says what it waited for (600)
  --verbose       what the launcher prints, too
`;

const CLEAN_UP_MS = 40_000;

const optionsSchema = z.object({
  seed: z.coerce.number().int().nonnegative().optional(),
  kills: z.coerce.number().int().min(1).max(500).default(30),
  seconds: z.coerce.number().min(1).max(3_600).default(210),
  rate: z.coerce.number().min(1).max(1_000).default(60),
  settle: z.coerce.number().min(1).max(1_200).default(120),
  limit: z.coerce.number().min(30).max(7_200).default(600),
  redis: z.boolean().default(false),
  verbose: z.boolean().default(false),
});

function readOptions(): z.infer<typeof optionsSchema> {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const { values } = parseArgs({
      options: {
        seed: text,
        kills: text,
        seconds: text,
        rate: text,
        settle: text,
        limit: text,
        redis: flag,
        verbose: flag,
      },
    });
    return optionsSchema.parse(values);
  } catch (error) {
    process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n${usage}`);
    process.exit(2);
  }
}

const { seed = Date.now() % 100_000, settle, limit, verbose, ...options } = readOptions();
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());

const begunAt = performance.now();
let step = '';
const tell = (line: string) =>
  process.stdout.write(`${((performance.now() - begunAt) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`);
setTimeout(() => {
  interrupted.abort();
  process.stderr.write(`not done within ${limit} s; the last step was: ${step}\n`);
  // Servers go with this process, however it ends.
  setTimeout(() => process.exit(1), CLEAN_UP_MS).unref();
}, limit * 1_000).unref();
tell(`seed ${seed}: starting a desk`);
try {
  const report = await runFaults({
    ...options,
    seed,
    settleSeconds: settle,
    tell: (line) => {
      step = line;
      tell(line);
    },
    tellDesk: (line) => {
      if (verbose) tell(`  ${line}`);
    },
    signal: interrupted.signal,
  });
  process.stdout.write(`\n${describeFaults(report)}`);
  process.exitCode = findFailures(report).length > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(
    interrupted.signal.aborted ? 'stopped\n' : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
}
