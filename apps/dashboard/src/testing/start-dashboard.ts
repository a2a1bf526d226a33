/** The built dashboard in a process of its own, on databases of its own: what the journeys drive. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connectPostgres, type Sql } from '@debrief/db';
import { createTestClickHouse, createTestDatabase } from '@debrief/db/testing';

const entry = fileURLToPath(new URL('../../build/index.js', import.meta.url));
const startWithinMs = 20_000;

export interface Dashboard extends AsyncDisposable {
  /** http://127.0.0.1:port */
  url: string;
  port: number;
  /** The same database, for what a page cannot do. */
  sql: Sql;
  clickhouseUrl: string;
  /** Ends the process as a supervisor would, and keeps its databases; resolves with the exit code. */
  terminate(): Promise<number | null>;
  /** The same, and starts it again on its port and databases, after what is done meanwhile. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  /** Ends it, and drops the databases. */
  stop(): Promise<number | null>;
}

/** Starts the built dashboard on empty databases; `env` adds to its settings. Throws when it was not built. */
export async function startDashboard(env: Record<string, string> = {}): Promise<Dashboard> {
  if (!existsSync(entry)) throw new Error('the dashboard is not built: run `pnpm build` first');
  const [database, clickhouse] = await Promise.all([createTestDatabase(), createTestClickHouse()]);
  const sql = connectPostgres(database.url, { max: 2 });
  let { server, ended } = launch('0');

  function launch(port: string) {
    const launched = spawn(process.execPath, [entry], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: database.url,
        CLICKHOUSE_URL: clickhouse.url,
        DEBRIEF_SECRET: 'a secret for tests, long enough to be one',
        LOG_LEVEL: 'warn',
        HOST: '127.0.0.1',
        PORT: port,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return {
      server: launched,
      ended: new Promise<number | null>((resolve) => launched.once('exit', resolve)),
    };
  }

  function terminate(): Promise<number | null> {
    server.kill('SIGTERM');
    return ended;
  }

  async function stop(): Promise<number | null> {
    const code = await terminate();
    await sql.end();
    await Promise.all([database.drop(), clickhouse.drop()]);
    return code;
  }

  try {
    const url = await listening(server);
    const { port } = new URL(url);

    async function restart(meanwhile?: () => Promise<void>): Promise<void> {
      await terminate();
      await meanwhile?.();
      ({ server, ended } = launch(port));
      await listening(server);
    }

    const dispose = async () => void (await stop());
    return {
      url,
      port: Number(port),
      sql,
      clickhouseUrl: clickhouse.url,
      terminate,
      restart,
      stop,
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('the dashboard did not listen in time'));
    }, startWithinMs);
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the dashboard ended with code ${String(code)} instead of listening`));
    });
    if (!server.stdout) return;
    createInterface(server.stdout).on('line', (line) => {
      const [, url] = /^Listening on (http:\S+)/.exec(line) ?? [];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}
