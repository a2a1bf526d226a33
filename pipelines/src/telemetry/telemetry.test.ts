import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';

interface Told {
  packages: string[];
  failure: string;
}

async function run(env: Record<string, string>): Promise<Told> {
  const child = fork(new URL('./testing/traced-process.ts', import.meta.url), { env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill());
  const [told] = (await once(child, 'message')) as [Told];
  return told;
}

it('loads nothing where no endpoint is set, and runs the work all the same', async () => {
  expect(await run({ OTEL_EXPORTER_OTLP_ENDPOINT: '' })).toMatchObject({ failure: 'Error: it broke' });
  expect((await run({})).packages).toEqual([]);
});

it('sends spans to the endpoint, under the name of the process, with what failed', async () => {
  const received: { url: string; body: string }[] = [];
  const collector = createServer((incoming, outgoing) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      received.push({ url: incoming.url ?? '', body });
      outgoing.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void collector.close());
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const told = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' });
  expect(told.failure).toBe('Error: it broke');
  const traces = received.filter(({ url }) => url === '/v1/traces').map(({ body }) => body);
  expect(traces).toHaveLength(1);
  for (const words of ['debrief-test', 'some work', 'debrief.rows', 'r-1', 'it broke'])
    expect(traces[0]).toContain(words);
});
