import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedServerError } from '../embedded-server-error.ts';
import { bareEnvironment } from '../env.ts';
import type { ServerUser } from './choose-user.ts';
import type { PostgresBinaries } from './find-binaries.ts';

/** The superuser of an embedded cluster; not `debrief`, because a schema of a user's name goes before `public`. */
export const superuser = 'postgres';

/** The password of the cluster in `directory`; null before it is initialised. */
async function readPassword(directory: string): Promise<string | null> {
  return (await readFile(join(directory, 'password'), 'utf8').catch(() => null))?.trim() ?? null;
}

/**
 * Creates the cluster in `<directory>/pgdata` and its password in `<directory>/password` (0600), unless they are there.
 * Returns the password. Throws `EmbeddedServerError` `newer_data_dir`, `older_data_dir` or `start_failed`.
 */
export async function initialiseCluster(
  directory: string,
  binaries: PostgresBinaries,
  user: ServerUser,
  givenPassword: string | undefined,
): Promise<string> {
  const pgdata = join(directory, 'pgdata');
  const passwordFile = join(directory, 'password');
  if (existsSync(join(pgdata, 'PG_VERSION'))) {
    await checkVersion(pgdata, binaries.major);
    const password = await readPassword(directory);
    if (password !== null) return password;
    throw new EmbeddedServerError(
      'start_failed',
      `${passwordFile} is missing, so nobody can sign in to the database in ${pgdata}; restore it, or move ${pgdata} away.`,
    );
  }

  // What an initdb that was interrupted left behind; without PG_VERSION no server ever ran on it.
  await rm(pgdata, { recursive: true, force: true });
  await mkdir(pgdata, { recursive: true, mode: 0o700 });
  const password = givenPassword ?? randomBytes(24).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await chmod(passwordFile, 0o600);
  if (user.ids !== null) {
    for (const path of [pgdata, passwordFile]) await chown(path, user.ids.uid, user.ids.gid);
  }
  const { file, args, options } = user.command(binaries.initdb, [
    `--pgdata=${pgdata}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order of text on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ]);
  try {
    await promisify(execFile)(file, args, { ...options, cwd: '/', env: bareEnvironment() } as { cwd: string });
  } catch (error) {
    const output = (error as { stderr?: string }).stderr ?? '';
    const line = /initdb: error: (.*)/.exec(output)?.[1] ?? (error instanceof Error ? error.message : String(error));
    throw new EmbeddedServerError('start_failed', `PostgreSQL could not create ${pgdata}: ${line}`, { cause: error });
  }
  return password;
}

async function checkVersion(pgdata: string, major: number): Promise<void> {
  const found = Number((await readFile(join(pgdata, 'PG_VERSION'), 'utf8')).trim());
  if (found === major) return;
  const which = found > major ? 'newer' : 'older';
  const remedy =
    found > major
      ? 'update Debrief'
      : `dump it with PostgreSQL ${found} and restore it, or use another DEBRIEF_DATA_DIR`;
  throw new EmbeddedServerError(
    `${which}_data_dir`,
    `${pgdata} was made by PostgreSQL ${found}, ${which} than the ${major} that Debrief brings; ${remedy}.`,
  );
}
