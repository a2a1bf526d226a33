import { expect, test } from 'vitest';
import { describeFaults, findFailures } from './report-faults.ts';
import { runFaults } from './run-faults.ts';

const told: string[] = [];

test('a desk that is killed, frozen, starved and wiped under load loses and doubles nothing', async () => {
  const report = await runFaults({
    ...{ seed: 20, kills: 6, seconds: 18, rate: 40, redis: false, settleSeconds: 90 },
    tell: (line) => void told.push(line),
    tellDesk: (line) => void told.push(`  ${line}`),
    signal: AbortSignal.timeout(240_000),
  });
  const failures = findFailures(report);
  expect(failures, `${describeFaults(report)}\n${failures.length > 0 ? told.join('\n') : ''}`).toEqual([]);
  // Else the run was too quiet to show anything.
  expect(report.sent.acknowledged).toBeGreaterThan(200);
  expect(report.control.lost).toBeGreaterThan(0);
});
