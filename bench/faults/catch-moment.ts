/**
 * Kills that strike in the middle of something. ClickHouse is stopped as soon as the work is seen to be under way, so that
 * it is still half done when the kill comes, however fast the machine is; and goes on afterwards, unless it was the victim.
 */
import { connectPostgres, type Sql } from '@debrief/db';
import { connectClickHouse } from '@debrief/db/clickhouse';
import { isRunning } from '@debrief/db/embedded';
import { z } from 'zod';
import type { BenchDesk } from '../desk/open-desk.ts';
import { clickhouseProcess } from '../desk/read-processes.ts';
import { startCommand, type RunningCommand } from '../desk/start-command.ts';
import type { Moment } from './plan-faults.ts';
import { oldDay } from './old-day.ts';
import { waitFor } from './wait-for.ts';

export interface Caught {
  /** False when the work was not seen under way in time: then the kill is one at any moment. */
  inTime: boolean;
  command: RunningCommand | null;
  /** Lets ClickHouse go on, and resolves when what the kill left undone was done again by hand, where it must be. */
  release(): Promise<void>;
}

export interface MomentLog {
  /** Kills whose moment did not come in time. */
  missed: string[];
  /** What repairs found that nobody had broken. */
  unexpected: string[];
}

const quick = { applicationName: 'bench', requestTimeoutMs: 5_000 };
const COMMAND_MS = 90_000;
const SEEN_WITHIN_MS = 15_000;
const READY_MS = 60_000;
const ATTEMPTS = 3;
const REPAIRS = 5;

/** Brings the moment about and holds it, in a few attempts. Throws when the desk is not ready for it within a minute. */
export async function catchMoment(moment: Moment, desk: BenchDesk, log: MomentLog): Promise<Caught> {
  for (let attempt = 1; ; attempt++) {
    const caught = await ways[moment](desk, log);
    if (caught.inTime || attempt === ATTEMPTS) return caught;
    await caught.release();
  }
}

const ways: Record<Moment, (desk: BenchDesk, log: MomentLog) => Promise<Caught>> = {
  'frozen batch': async (desk) => {
    await desk.ready(READY_MS);
    const thaw = stopClickHouse(desk);
    const inTime = await isSeen(desk, isFrozen, null);
    return { inTime, command: null, release: () => Promise.resolve(thaw()) };
  },
  rebuild: async (desk) => {
    await desk.ready(READY_MS);
    const command = startCommand(desk.dataDir, ['rebuild', 'analytics'], COMMAND_MS);
    const inTime = await isSeen(desk, isRebuilding, command);
    const thaw = stopClickHouse(desk);
    const release = async () => {
      thaw();
      await command.ended;
    };
    return { inTime, command, release };
  },
  repair: async (desk, log) => {
    await desk.ready(READY_MS);
    // Facts that are being filled after a wipe differ, and rightly so.
    await waitFor(() => areFilled(desk), { withinMs: READY_MS, everyMs: 200 });
    const isBroken = await breakFacts(desk);
    const command = startCommand(desk.dataDir, ['reconcile', '--repair', '--json'], COMMAND_MS);
    const inTime = (await isSeen(desk, isRepairing, command)) && isBroken;
    const thaw = stopClickHouse(desk);
    const release = async () => {
      thaw();
      await command.ended;
      await repairAgain(desk, log);
    };
    return { inTime, command, release };
  },
};

/** Whether the work was under way before its command ended. */
async function isSeen(
  desk: BenchDesk,
  isUnderWay: (sql: Sql) => Promise<boolean>,
  command: RunningCommand | null,
): Promise<boolean> {
  const sql = connectPostgres(desk.stores().databaseUrl, {
    applicationName: 'bench',
    max: 1,
    statementTimeoutMs: 5_000,
  });
  let isOver = false;
  let seen = false;
  void command?.ended.then(() => (isOver = true));
  try {
    await waitFor(async () => (seen = await isUnderWay(sql)) || isOver, { withinMs: SEEN_WITHIN_MS, everyMs: 5 });
  } finally {
    await sql.end({ timeout: 1 });
  }
  return seen;
}

/** Returns the function that lets it go on. */
function stopClickHouse(desk: BenchDesk): () => void {
  const engine = clickhouseProcess(desk.dataDir);
  if (engine) process.kill(engine.pid, 'SIGSTOP');
  return () => {
    if (engine && isRunning(engine)) process.kill(engine.pid, 'SIGCONT');
  };
}

async function isFrozen(sql: Sql): Promise<boolean> {
  return (await sql`select from facts_batch`).length > 0;
}

async function isRebuilding(sql: Sql): Promise<boolean> {
  return (await sql`select from outbox_cursor where reader = 'analytics:rebuild'`).length > 0;
}

/** A command has the lock under which facts are written. */
async function isRepairing(sql: Sql): Promise<boolean> {
  const held = await sql`
    select from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.granted and a.application_name = 'debrief'`;
  return held.length > 0;
}

async function areFilled(desk: BenchDesk): Promise<boolean> {
  const clickhouse = connectClickHouse(desk.stores().clickhouseUrl, quick);
  try {
    const found = await clickhouse.query({
      query: 'select 1 from schema_migration where version = 0',
      format: 'JSONEachRow',
    });
    return (await found.json()).length > 0;
  } finally {
    await clickhouse.close();
  }
}

/** Makes the facts of the old day outrank Postgres', as after a restored backup. False when ClickHouse cannot just now. */
async function breakFacts(desk: BenchDesk): Promise<boolean> {
  const clickhouse = connectClickHouse(desk.stores().clickhouseUrl, quick);
  try {
    await clickhouse.command({
      query: `insert into conversation_facts select * replace (revision + 7 as revision) from conversation_facts final
        where toDate(started_at) = '${oldDay}'`,
    });
    return true;
  } catch {
    return false;
  } finally {
    await clickhouse.close();
  }
}

const reportSchema = z.object({
  differences: z.array(z.object({ day: z.string(), table: z.string(), repaired: z.boolean() })),
});

/** As an owner does when the command was cut off: once more, until it says that all is well. */
async function repairAgain(desk: BenchDesk, log: MomentLog): Promise<void> {
  let said = '';
  for (let time = 0; time < REPAIRS; time++) {
    await desk.ready(READY_MS);
    const { code, stdout, stderr } = await startCommand(desk.dataDir, ['reconcile', '--repair', '--json'], COMMAND_MS)
      .ended;
    said = stderr || stdout;
    if (code !== 0) continue;
    const { differences } = reportSchema.parse(JSON.parse(stdout));
    const strange = differences.filter(({ day }) => day !== oldDay);
    log.unexpected.push(...strange.map(({ day, table }) => `${table} of ${day} differed and had to be repaired`));
    return;
  }
  log.unexpected.push(`debrief reconcile --repair failed ${REPAIRS} times: ${said.trim()}`);
}
