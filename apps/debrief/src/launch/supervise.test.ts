/* With real processes: what is supervised is `sleep`. */
import { spawn } from 'node:child_process';
import { processStartedAt } from '@debrief/db/embedded';
import { afterEach, expect, it } from 'vitest';
import { supervise, type RunningService, type Supervised } from './supervise.ts';

const running = new Set<Supervised<RunningService>>();
afterEach(async () => {
  await Promise.all([...running].map((each) => each.stop()));
  running.clear();
});

function sleeper(seconds = 1_000): RunningService {
  const child = spawn('sleep', [String(seconds)], { stdio: 'ignore' });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return { pid: child.pid ?? 0, exited, stop };
}

async function keep(
  start: (previous: RunningService | null) => Promise<RunningService>,
  warn = (_: string) => undefined,
) {
  const supervised = await supervise({ name: 'The sleeper', start, warn, backoffMs: { first: 20, longest: 200 } });
  running.add(supervised);
  return supervised;
}

it('starts a service again that was killed, handing on the one before it', async () => {
  const before: (number | null)[] = [];
  const warnings: string[] = [];
  const supervised = await keep(
    async (previous) => {
      before.push(previous?.pid ?? null);
      return sleeper();
    },
    (text) => void warnings.push(text),
  );
  const { pid } = supervised.current();
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => supervised.current().pid).not.toBe(pid);
  expect(before).toEqual([null, pid]);
  expect(warnings).toEqual(['The sleeper ended; starting again in 0.02 s.']);
  expect(processStartedAt(supervised.current().pid)).not.toBeNull();
});

it('tries again, ever more slowly, when it does not come up', async () => {
  const starts: number[] = [];
  const supervised = await keep(async (previous) => {
    starts.push(performance.now());
    if (previous !== null && starts.length < 4) throw new Error('not yet');
    return sleeper();
  });
  process.kill(supervised.current().pid, 'SIGKILL');
  await expect.poll(() => starts.length).toBe(4);
  const pauses = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
  expect(pauses[1]).toBeGreaterThan(38);
  expect(pauses[2]).toBeGreaterThan(78);
});

it('throws when the first start fails: then there is nothing to keep', async () => {
  await expect(keep(() => Promise.reject(new Error('no such port')))).rejects.toThrow('no such port');
});

it('tries the first start again when what it failed of may pass', async () => {
  const warnings: string[] = [];
  let starts = 0;
  const start = () => (++starts < 3 ? Promise.reject(new Error('in recovery')) : Promise.resolve(sleeper()));
  const options = { name: 'The sleeper', warn: (text: string) => void warnings.push(text) };
  const backoffMs = { first: 1, longest: 1 };
  running.add(await supervise({ ...options, start, backoffMs, mayPass: () => true }));
  expect(warnings).toEqual(Array.from({ length: 2 }, () => 'in recovery; starting again in 0.001 s.'));

  const never = () => Promise.reject(new Error(`attempt ${++starts}`));
  starts = 0;
  await expect(supervise({ ...options, start: never, backoffMs, mayPass: () => true })).rejects.toThrow('attempt 3');
});

it('stops at once while it waits to start again, and starts no more', async () => {
  let starts = 0;
  const supervised = await supervise({
    name: 'The sleeper',
    start: async () => {
      starts += 1;
      return sleeper();
    },
    warn: () => undefined,
    backoffMs: { first: 60_000, longest: 60_000 },
  });
  const { pid } = supervised.current();
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => processStartedAt(pid)).toBeNull();
  await supervised.stop();
  expect(starts).toBe(1);
});

it('stops also what was being started when the stop came', async () => {
  let letStart: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (letStart = resolve));
  const supervised = await keep(async (previous) => {
    if (previous !== null) await held;
    return sleeper();
  });
  process.kill(supervised.current().pid, 'SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 60));
  const stopped = supervised.stop();
  letStart?.();
  await stopped;
  expect(processStartedAt(supervised.current().pid)).toBeNull();
});
