/* With real processes, whose sources are written here. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processStartedAt } from '@debrief/db/embedded';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startService, type ServiceOptions } from './start-service.ts';
import { saysReady } from './wait-until-ready.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'debrief-service-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function source(name: string, code: string): string {
  const path = join(directory, `${name}.mjs`);
  writeFileSync(path, code);
  return path;
}

function start(entry: string, more: Partial<ServiceOptions> = {}) {
  return startService({
    name: 'service',
    entry,
    env: { PATH: process.env.PATH },
    ready: saysReady,
    onLine: () => undefined,
    readyWithinMs: 10_000,
    stopWithinMs: 500,
    giveUp: new AbortController().signal,
    ...more,
  });
}

const willing = `process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); process.send('ready');`;

it('resolves when the service says that it is ready, relays its lines, and stops it', async () => {
  const lines: string[] = [];
  const entry = source('willing', `console.log('out'); console.error('err'); ${willing}`);
  const service = await start(entry, { onLine: (line, from) => void lines.push(`${from}: ${line}`) });
  await expect.poll(() => lines.toSorted()).toEqual(['stderr: err', 'stdout: out']);
  await service.stop();
  await service.exited;
  expect(processStartedAt(service.pid)).toBeNull();
});

it('tells the last words of one that ended at its start', async () => {
  const entry = source('broken', `console.error('PORT is not a number'); process.exit(3);`);
  await expect(start(entry)).rejects.toMatchObject({
    code: 'service_failed',
    message: 'The service ended at the start (code 3): PORT is not a number',
  });
});

it('does not wait for ever, and leaves none behind that never became ready', async () => {
  const entry = source('slow', `console.log(process.pid); setInterval(() => {}, 1000);`);
  let pid = 0;
  const slow = start(entry, { readyWithinMs: 800, onLine: (line) => (pid = Number(line)) });
  await expect(slow).rejects.toThrow('did not become ready within 0.8 s');
  expect(pid).toBeGreaterThan(0);
  expect(processStartedAt(pid)).toBeNull();
});

it('gives up a start when told to', async () => {
  const giveUp = new AbortController();
  const starting = start(source('waiting', `setInterval(() => {}, 1000);`), { giveUp: giveUp.signal });
  setTimeout(() => giveUp.abort(), 100);
  await expect(starting).rejects.toThrow('was stopped at the start');
});

it('ends by force what does not heed SIGTERM', async () => {
  const entry = source('deaf', `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.send('ready');`);
  const service = await start(entry);
  const stopping = performance.now();
  await service.stop();
  expect(performance.now() - stopping).toBeLessThan(15_000);
  expect(processStartedAt(service.pid)).toBeNull();
});

it('ends with the launcher, even one that was killed', async () => {
  const entry = source('orphan', willing);
  const launcher = source(
    'launcher',
    `import { startService } from '${new URL('./start-service.ts', import.meta.url).href}';
     import { saysReady } from '${new URL('./wait-until-ready.ts', import.meta.url).href}';
     const service = await startService({
       name: 'orphan', entry: process.argv[2], env: {}, ready: saysReady, onLine() {},
       readyWithinMs: 10_000, stopWithinMs: 500, giveUp: new AbortController().signal,
     });
     process.send(service.pid);`,
  );
  const process_ = fork(launcher, [entry], { execArgv: [] });
  onTestFinished(() => void process_.kill('SIGKILL'));
  const pid = await new Promise<number>((resolve) => process_.once('message', (message) => resolve(Number(message))));
  expect(processStartedAt(pid)).not.toBeNull();
  process_.kill('SIGKILL');
  await expect.poll(() => processStartedAt(pid), { timeout: 15_000 }).toBeNull();
});
