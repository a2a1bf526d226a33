import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { processStartedAt, type ProcessIdentity } from '@debrief/db/embedded';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = fileURLToPath(new URL('../../apps/debrief/debrief.js', import.meta.url));

export interface CommandEnd {
  /** Null when it was killed. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningCommand {
  process: ProcessIdentity;
  /** Never rejects. */
  ended: Promise<CommandEnd>;
}

/** Starts `debrief …` on the desk of a data directory, as its owner would; it is killed when it takes longer than `limitMs`. */
export function startCommand(dataDir: string, words: string[], limitMs: number): RunningCommand {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...words], {
    cwd: root,
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: undefined, DATABASE_URL: undefined, CLICKHOUSE_URL: undefined, REDIS_URL: undefined },
      DEBRIEF_DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitMs,
    killSignal: 'SIGKILL',
  });
  const said = { stdout: '', stderr: '' };
  for (const from of ['stdout', 'stderr'] as const) {
    child[from].setEncoding('utf8').on('data', (text: string) => (said[from] += text));
  }
  const ended = new Promise<CommandEnd>((resolve) => {
    child.once('error', (error) => resolve({ code: null, ...said, stderr: error.message }));
    child.once('close', (code) => resolve({ code, ...said }));
  });
  const pid = child.pid ?? 0;
  return { process: { pid, startedAt: processStartedAt(pid) ?? '' }, ended };
}
