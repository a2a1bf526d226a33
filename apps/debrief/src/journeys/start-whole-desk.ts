/** The whole desk as its user starts it, in a data directory and on a port of its own: what the journeys drive. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const main = fileURLToPath(new URL('../../debrief.js', import.meta.url));
const startWithinMs = 90_000;

export const owner = {
  email: 'owner@example.com',
  password: 'correct horse battery',
  key: 'journey-secret-key-0123456789',
};

export interface WholeDesk {
  /** http://127.0.0.1:port */
  url: string;
  dataDir: string;
  /** Path with which the first visitor becomes the owner; null where there is one. */
  welcome: string | null;
  /** Runs `debrief …` on this desk. */
  debrief(...words: string[]): Promise<{ code: number; output: string }>;
  /** Posts items to /v1/batch with the owner's key. */
  send(items: object[]): Promise<Response>;
  stop(): Promise<void>;
}

/**
 * Runs `debrief start`, with its owner unless the first visitor is to become it; throws with everything it said when it
 * does not get ready.
 */
export async function startWholeDesk({ hasOwner = true } = {}): Promise<WholeDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'debrief-journey-'));
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DEBRIEF_DATA_DIR: dataDir,
    PORT: String(port),
    ...(hasOwner && {
      DEBRIEF_OWNER_EMAIL: owner.email,
      DEBRIEF_OWNER_PASSWORD: owner.password,
      DEBRIEF_API_KEY: owner.key,
    }),
  };
  const launcher = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => launcher.once('exit', () => resolve()));
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${said.join('\n')}`)), startWithinMs);
    launcher.once('exit', (code) => reject(new Error(`ended with ${String(code)}:\n${said.join('\n')}`)));
    for (const stream of [launcher.stdout, launcher.stderr]) {
      createInterface(stream).on('line', (line) => {
        said.push(line);
        if (!line.includes('is ready')) return;
        clearTimeout(timer);
        resolve();
      });
    }
  });

  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    dataDir,
    welcome: /\/welcome\?token=\S+/.exec(said.join('\n'))?.[0] ?? null,
    async debrief(...words) {
      try {
        const { stdout, stderr } = await promisify(execFile)(process.execPath, [main, ...words], { env });
        return { code: 0, output: stdout + stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string };
        return { code: code ?? 1, output: `${stdout ?? ''}${stderr ?? ''}` };
      }
    },
    send: (items) =>
      fetch(`${url}/v1/batch`, {
        method: 'POST',
        headers: { authorization: `Bearer ${owner.key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ items }),
      }),
    async stop() {
      launcher.kill('SIGINT');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
