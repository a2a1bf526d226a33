import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { forwardLines } from '@debrief/db/embedded';
import { DeskError } from '../desk-error.ts';
import { childEnvironment } from '../env.ts';
import { repositoryRoot } from '../paths.ts';

const dashboard = join(repositoryRoot, 'apps/dashboard');
const hashFile = join(dashboard, 'build/.sources');

/** The dashboard's server, once built. */
export const dashboardEntry = join(dashboard, 'build/index.js');

/** Everything that becomes part of the build. */
const sources = [
  ...['src', 'static', 'package.json', 'vite.config.ts', 'tsconfig.json'].map((name) => `apps/dashboard/${name}`),
  ...[
    'db/src',
    'db/migrations/postgres/meta',
    'db/package.json',
    'pipelines/src',
    'pipelines/package.json',
    'pnpm-lock.yaml',
  ],
];

/** True when the build is missing or older than what it is made of. */
export function isDashboardStale(): boolean {
  if (!existsSync(dashboardEntry) || !existsSync(hashFile)) return true;
  return readFileSync(hashFile, 'utf8') !== hashSources();
}

/** Builds the dashboard, or stops when `giveUp` fires. Throws `DeskError` `build_failed` with what the builder said last. */
export async function buildDashboard(giveUp?: AbortSignal): Promise<void> {
  // Taken first: a source that changes while the build runs makes it stale again.
  const hash = hashSources();
  const builder = spawn(process.execPath, [join(dashboard, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: dashboard,
    env: childEnvironment({ NODE_ENV: 'production', FORCE_COLOR: '0' }),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: giveUp,
  });
  const lines: string[] = [];
  for (const stream of [builder.stdout, builder.stderr]) forwardLines(stream, (line) => lines.push(line));
  const code = await new Promise<number | null>((resolve) => {
    builder.once('error', (error) => {
      lines.push(error.message);
      resolve(null);
    });
    builder.once('close', resolve);
  });
  if (code !== 0) {
    const plain = lines.map((line) => stripVTControlCharacters(line));
    const first = plain.findIndex((line) => /\berror\b/i.test(line));
    throw new DeskError(
      'build_failed',
      ['The dashboard could not be built:', ...plain.slice(Math.max(first, 0)).slice(0, 20)].join('\n'),
    );
  }
  writeFileSync(hashFile, hash);
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of listFiles(join(repositoryRoot, source))) {
      hash.update(relative(repositoryRoot, path)).update('\0').update(readFileSync(path)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Files under `path` in a stable order, tests left out; the path itself when it is a file, nothing when it is absent. */
function listFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  let entries: string[];
  try {
    entries = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    entries = [path];
  }
  return entries.sort();
}
