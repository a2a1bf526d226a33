/*
 * `pnpm test`: builds the dashboard if it is stale and runs every suite, one after the other. A suite whose program is
 * missing (redis-server, Chromium) is left out loudly, and under CI=true that is a failure. The last line sums up.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { findChromium } from '../apps/dashboard/src/testing/open-browser.ts';
import { buildDashboard, isDashboardStale } from '../apps/debrief/src/dashboard-build/build-dashboard.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Suite {
  name: 'unit' | 'integration' | 'redis' | 'browser' | 'faults';
  /** What it needs of the machine and how to get it; null when it is there. */
  missing: () => { what: string; remedy: string } | null;
}

const suites: Suite[] = [
  { name: 'unit', missing: () => null },
  { name: 'integration', missing: () => null },
  {
    name: 'redis',
    missing: () => (isOnPath('redis-server') ? null : { what: 'redis-server', remedy: 'apt-get install redis-server' }),
  },
  {
    name: 'browser',
    missing: () =>
      findChromium() === null ? { what: 'Chromium', remedy: 'apt-get install chromium, or set CHROMIUM_PATH' } : null,
  },
  { name: 'faults', missing: () => null },
];

/** What of vitest's JSON report counts. */
const outcomeSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});
type Outcome = z.infer<typeof outcomeSchema>;

const tally = { passed: 0, failed: 0, skipped: 0 };
const notes: string[] = [];
const isCi = process.env.CI === 'true';

function fail(note: string): void {
  tally.failed += 1;
  notes.push(note);
}

await build();
for (const suite of suites) {
  const missing = suite.missing();
  if (missing === null) await run(suite.name);
  else if (isCi) fail(`The ${suite.name} suite DID NOT RUN: ${missing.what} is missing (${missing.remedy}).`);
  else notes.push(`The ${suite.name} suite DID NOT RUN: ${missing.what} is missing. Get it: ${missing.remedy}`);
}
report();

/** The journeys drive the built dashboard; without one they would fail for the wrong reason. */
async function build(): Promise<void> {
  if (!isDashboardStale()) return;
  process.stdout.write('building the dashboard\n');
  try {
    await buildDashboard();
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

async function run(suite: string): Promise<void> {
  process.stdout.write(`\n=== ${suite} ===\n`);
  const outcomeFile = join(tmpdir(), `debrief-outcome-${process.pid}-${suite}.json`);
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outcomeFile}`];
  const child = spawn(
    process.execPath,
    [vitest, 'run', `--project=${suite}`, '--passWithNoTests=false', ...reporters],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  const outcome = readOutcome(outcomeFile);
  const failed = outcome?.numFailedTests ?? 0;
  const ran = (outcome?.numPassedTests ?? 0) + failed;
  tally.passed += outcome?.numPassedTests ?? 0;
  tally.failed += failed;
  tally.skipped += (outcome?.numPendingTests ?? 0) + (outcome?.numTodoTests ?? 0);
  if (ran === 0) fail(`The ${suite} suite ran no test (exit ${String(code)}).`);
  else if (code !== 0 && failed === 0) fail(`The ${suite} suite failed outside its tests (exit ${String(code)}).`);
  if (outcome) notes.push(...listFailures(suite, outcome));
}

/** What failed, said once more at the end: the output of a whole run is too long to look through, and may be cut. */
function listFailures(suite: string, { testResults }: Outcome): string[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0) return message === '' ? [] : [`FAILED ${suite} ${file}: ${firstLines(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) =>
        `FAILED ${suite} ${file}: ${fullName}\n  ${firstLines(failureMessages?.[0] ?? '')}`,
    );
  });
}

function firstLines(text: string): string {
  return stripVTControlCharacters(text).split('\n').slice(0, 12).join('\n  ');
}

/** Null when vitest ended before it could report. */
function readOutcome(path: string): Outcome | null {
  if (!existsSync(path)) return null;
  const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
  rmSync(path);
  return outcomeSchema.parse(report);
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function report(): void {
  const rule = '='.repeat(100);
  if (notes.length > 0) process.stdout.write(`\n${[rule, ...notes, rule].join('\n')}\n`);
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed${skipped}\n`);
  process.exitCode = tally.failed > 0 ? 1 : 0;
}
