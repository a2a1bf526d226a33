import { readDesk } from '../desk/desk-file.ts';
import type { Finding } from '../doctor/check.ts';
import { checkDataDir, checkDisk, checkNode, checkPort } from '../doctor/check-machine.ts';
import { checkClickHouse, checkPostgres, checkRedis } from '../doctor/check-stores.ts';
import { readSettings } from '../env.ts';

const signs = { good: '✓', poor: '!', bad: '✗' } as const;

/** Checks settings, machine and stores one after the other; the exit code is 1 when Debrief would not run. */
export async function doctor(): Promise<void> {
  // Mistakes in settings end this, all of them listed.
  const settings = readSettings();
  const desk = readDesk(settings.dataDir);
  const checks: (() => Finding | Promise<Finding>)[] = [
    () => checkNode(),
    () => checkDataDir(settings.dataDir),
    () => checkDisk(settings.dataDir),
    () =>
      desk === null
        ? checkPort(settings.host, settings.port)
        : { state: 'good', text: `A desk runs at ${desk.address} (process ${desk.pid})` },
    () => checkPostgres(desk?.databaseUrl ?? settings.databaseUrl),
    () => checkClickHouse(desk?.clickhouseUrl ?? settings.clickhouseUrl),
    () => checkRedis(desk?.redisUrl ?? settings.redisUrl),
  ];
  for (const check of checks) {
    const finding = await check();
    process.stdout.write(`${signs[finding.state]} ${finding.text}\n`);
    if (finding.state !== 'good') process.stdout.write(`    ${finding.remedy}\n`);
    if (finding.state === 'bad') process.exitCode = 1;
  }
}
