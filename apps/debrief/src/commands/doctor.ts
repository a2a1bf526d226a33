import { readDesk } from '../desk/desk-file.ts';
import type { Finding } from '../doctor/check.ts';
import { checkDataDir, checkDisk, checkNode, checkPort } from '../doctor/check-machine.ts';
import { checkPipe } from '../doctor/check-pipe.ts';
import { checkEmbeddings, checkModel, checkPlaces } from '../doctor/check-services.ts';
import { checkClickHouse, checkPostgres, checkRedis } from '../doctor/check-stores.ts';
import { readEmbeddingsSettings, readModelSettings, readSettings } from '../env.ts';

const signs = { good: '✓', poor: '!', bad: '✗' } as const;

/** Checks settings, machine, stores, models and pipe one after the other; the exit code is 1 when something does not work. */
export async function doctor(): Promise<void> {
  // Mistakes in settings end this, all of them listed.
  const settings = readSettings();
  const desk = readDesk(settings.dataDir);
  const databaseUrl = desk?.databaseUrl ?? settings.databaseUrl;
  const clickhouseUrl = desk?.clickhouseUrl ?? settings.clickhouseUrl;
  const checks: (() => Finding | Promise<Finding>)[] = [
    () => checkNode(),
    () => checkDataDir(settings.dataDir),
    () => checkDisk(settings.dataDir),
    () =>
      desk === null
        ? checkPort(settings.host, settings.port)
        : { state: 'good', text: `A desk runs at ${desk.address} (process ${desk.pid})` },
    () => checkClickHouse(clickhouseUrl),
    () => checkRedis(desk?.redisUrl ?? settings.redisUrl),
    () => checkModel(readModelSettings()),
    () => checkEmbeddings(readEmbeddingsSettings()),
    () => checkPlaces(settings.geoDatabase),
  ];
  for (const check of checks) report(await check());
  const postgres = await checkPostgres(databaseUrl);
  report(postgres);
  // Embedded servers that do not run hold nothing that could be asked.
  if (postgres.state !== 'good' || databaseUrl === null || clickhouseUrl === null) return;
  for (const finding of await checkPipe({ databaseUrl, clickhouseUrl, isRunning: desk !== null })) report(finding);
}

function report(finding: Finding): void {
  process.stdout.write(`${signs[finding.state]} ${finding.text}\n`);
  if (finding.state !== 'good') process.stdout.write(`    ${finding.remedy}\n`);
  if (finding.state === 'bad') process.exitCode = 1;
}
