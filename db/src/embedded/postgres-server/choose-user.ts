import { execFile, type SpawnOptions } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedServerError } from '../embedded-server-error.ts';

const run = promisify(execFile);

/** Who PostgreSQL runs as, and how its programs are started as that user. */
export interface ServerUser {
  /** Null when it is the user of this process. */
  ids: { uid: number; gid: number } | null;
  command(program: string, args: string[]): { file: string; args: string[]; options: SpawnOptions };
}

const self: ServerUser = { ids: null, command: (file, args) => ({ file, args, options: {} }) };

/**
 * PostgreSQL refuses to run as root, so root starts it as the owner of an existing data directory, else as `postgres`,
 * which is created when the system has none. Where that user may not enter `directory` or the directory of `program`
 * (a clone under /root), it is lent the capability to, by setpriv.
 * Throws `EmbeddedServerError` `missing_user` or `data_dir_unreachable`.
 */
export async function chooseUser(directory: string, owned: string, program: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return self;
  const ids = (await ownerOf(owned)) ?? (await idsOf('postgres')) ?? (await createUser('postgres'));
  const direct: ServerUser = { ids, command: (file, args) => ({ file, args, options: ids }) };
  const lent = ['dac_read_search', 'dac_override'].map((capability) => lendCapability(ids, capability));
  for (const user of [direct, ...lent]) {
    if (await reaches(user, [directory, dirname(program)])) return user;
  }
  throw new EmbeddedServerError(
    'data_dir_unreachable',
    `PostgreSQL cannot run as root, and the user it runs as may not enter ${directory}; set DEBRIEF_DATA_DIR to a ` +
      'directory outside /root, such as /var/lib/debrief, or start as an ordinary user.',
  );
}

function lendCapability(ids: { uid: number; gid: number }, capability: string): ServerUser {
  const become = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups'];
  // Without the secure bit access(2), by which initdb looks for its programs, would not count the capability.
  const lend = ['--securebits=+no_setuid_fixup', `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
  return {
    ids,
    command: (file, args) => ({ file: 'setpriv', args: [...become, ...lend, file, ...args], options: {} }),
  };
}

async function reaches(user: ServerUser, directories: string[]): Promise<boolean> {
  const { file, args, options } = user.command('/bin/sh', ['-c', 'test -x "$0" && test -x "$1"', ...directories]);
  return run(file, args, { ...options, cwd: '/' } as { uid?: number; gid?: number; cwd: string }).then(
    () => true,
    () => false,
  );
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null> {
  const found = await stat(path).catch(() => null);
  return found === null || found.uid === 0 ? null : { uid: found.uid, gid: found.gid };
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function createUser(name: string): Promise<{ uid: number; gid: number }> {
  let cause: unknown;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
    const ids = await idsOf(name);
    if (ids !== null) return ids;
  } catch (error) {
    cause = error;
  }
  throw new EmbeddedServerError(
    'missing_user',
    'PostgreSQL cannot run as root and no user for it could be created; start as an ordinary user, or set DATABASE_URL.',
    { cause },
  );
}
