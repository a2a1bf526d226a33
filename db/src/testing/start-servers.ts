/*
 * vitest's globalSetup for the projects that need databases: one PostgreSQL and one ClickHouse engine for the whole run,
 * or the ones that DATABASE_TEST_URL and CLICKHOUSE_TEST_URL name. The servers end with this process, however it ends.
 */
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { z } from 'zod';
import { startClickHouseServer, startPostgresServer } from '../embedded/index.ts';
import { processStartedAt } from '../embedded/process-identity.ts';
import { prepareTemplate } from './prepare-template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's URL of the test server. */
    postgresUrl: string;
    /** The migrated database that test databases are copies of. */
    postgresTemplate: string;
    /** User and password of the test engine; names no database. */
    clickhouseUrl: string;
  }
}

const envSchema = z.object({ DATABASE_TEST_URL: z.url().optional(), CLICKHOUSE_TEST_URL: z.url().optional() });

/** Nothing here outlives the run, so nothing is forced to disk. */
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '400',
};

export default async function startServers(project: TestProject): Promise<() => Promise<void>> {
  const env = envSchema.parse(process.env);
  const directory = await makeDirectory();
  const [postgres, clickhouse] = await Promise.all([
    env.DATABASE_TEST_URL === undefined
      ? startPostgresServer({ dataDir: join(directory, 'postgres'), settings: forgetful })
      : null,
    env.CLICKHOUSE_TEST_URL === undefined ? startClickHouseServer({ dataDir: join(directory, 'clickhouse') }) : null,
  ]);
  const stop = async () => {
    await Promise.all([postgres?.stop(), clickhouse?.stop()]);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const postgresUrl = env.DATABASE_TEST_URL ?? postgres?.url ?? '';
    project.provide('postgresUrl', postgresUrl);
    project.provide('postgresTemplate', await prepareTemplate(postgresUrl));
    project.provide('clickhouseUrl', env.CLICKHOUSE_TEST_URL ?? clickhouse?.url ?? '');
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

const prefix = 'debrief-tests-';

/** A directory that PostgreSQL's own user may enter; those of runs that were killed go. */
async function makeDirectory(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && processStartedAt(pid) === null) {
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
  const directory = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  await chmod(directory, 0o711);
  return directory;
}
