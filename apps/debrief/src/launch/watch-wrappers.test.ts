/* With real processes: a shell script named pnpm stands for the package manager. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processStartedAt } from '@debrief/db/embedded';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';

let directory: string;
let script: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'debrief-wrappers-'));
  script = join(directory, 'child.ts');
  const watch = new URL('./watch-wrappers.ts', import.meta.url).href;
  writeFileSync(
    script,
    `import { watchWrappers } from '${watch}';
     watchWrappers(() => process.exit(0), 20);
     setInterval(() => {}, 1000);
     console.log(process.pid);`,
  );
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the script below a wrapper; resolves with both processes once the script watches. */
async function runBelow(name: string): Promise<{ wrapper: number; child: number }> {
  const path = join(directory, name);
  // As pnpm does it: a shell in between, which does not become the command.
  writeFileSync(path, `#!/bin/sh\nsh -c 'trap "" USR1; "${process.execPath}" "${script}"; exit 0'\nexit 0\n`, {
    mode: 0o755,
  });
  const wrapper = spawn(path, { stdio: ['ignore', 'pipe', 'inherit'] });
  const child = await new Promise<number>((resolve) => wrapper.stdout.once('data', (pid) => resolve(Number(pid))));
  onTestFinished(() => {
    for (const pid of [wrapper.pid, child]) if (pid && processStartedAt(pid)) process.kill(pid, 'SIGKILL');
  });
  return { wrapper: wrapper.pid ?? 0, child };
}

it('notices that the package manager above was killed, past the shell between them', async () => {
  const { wrapper, child } = await runBelow('pnpm');
  process.kill(wrapper, 'SIGKILL');
  await expect.poll(() => processStartedAt(child), { timeout: 15_000 }).toBeNull();
});

it('does not mind the end of a shell that is no package manager', async () => {
  const { wrapper, child } = await runBelow('terminal');
  process.kill(wrapper, 'SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(processStartedAt(child)).not.toBeNull();
});
