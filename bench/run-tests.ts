/*
 * `pnpm test`: builds the dashboard if it is stale and runs every suite, one after the other. A suite whose program is
 * missing (redis-server, Chromium) is left out loudly, and under CI=true that is a failure. The last line sums up.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
});

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
}

/** Null when vitest ended before it could report. */
function readOutcome(path: string): z.infer<typeof outcomeSchema> | null {
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
