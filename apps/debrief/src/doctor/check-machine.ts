import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../desk-error.ts';
import { choosePort } from '../launch/choose-port.ts';
import { bad, good, poor, type Finding } from './check.ts';

const neededMajor = 24;

/** Node runs our TypeScript as it is from this version on. */
export function checkNode(version: string = process.versions.node): Finding {
  if (Number(version.split('.')[0]) >= neededMajor) return good(`Node ${version}`);
  return bad(
    `Node ${version} is older than ${neededMajor}`,
    'run commands through pnpm (`npx pnpm@12 debrief …`), which brings its own',
  );
}

/** The data directory, or the nearest one above it that exists, can be written. */
export function checkDataDir(dataDir: string): Finding {
  const existing = nearestExisting(dataDir);
  try {
    accessSync(existing, constants.R_OK | constants.W_OK | constants.X_OK);
    return good(`Data directory ${dataDir}`);
  } catch (error) {
    return bad(`Data directory ${dataDir}: ${messageOf(error)}`, 'set DEBRIEF_DATA_DIR to a directory of yours');
  }
}

const gigabyte = 1024 ** 3;

/** PostgreSQL stops at a full disk, so there should be room long before. */
export function checkDisk(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(nearestExisting(dataDir));
  const free = bavail * bsize;
  const text = `${(free / gigabyte).toFixed(1)} GB free on the data directory's disk`;
  const remedy = 'free some, or set DEBRIEF_DATA_DIR to a directory on a larger disk';
  if (free < gigabyte / 2) return bad(text, remedy);
  return free < 2 * gigabyte ? poor(text, remedy) : good(text);
}

/** The dashboard's port is free. */
export async function checkPort(host: string, port: number): Promise<Finding> {
  try {
    await choosePort(host, port);
    return good(`Port ${port} on ${host} is free`);
  } catch (error) {
    return bad(messageOf(error), 'set PORT to another, or stop what uses it');
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}
