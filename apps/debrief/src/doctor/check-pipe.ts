/** What only a migrated database can tell: whether the pipe of the desk keeps up, and whether its walls stand. */
import {
  connectPostgres,
  countDeadLetters,
  findAlarms,
  isMigrated,
  newId,
  readPipe,
  withWorkspace,
  type Alarm,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { connectClickHouse, readClickHouseFacts, type ClickHouseFacts } from '@debrief/db/clickhouse';
import { messageOf } from '../desk-error.ts';
import { bad, good, poor, type Finding } from './check.ts';

export interface PipePlace {
  databaseUrl: string;
  clickhouseUrl: string;
  /** Whether a desk runs by what this machine knows; elsewhere one may run all the same. */
  isRunning: boolean;
}

/** Checks readers, dead letters, outbox, tenant guard and clocks of a desk. Its stores have been found to answer. */
export async function checkPipe({ databaseUrl, clickhouseUrl, isRunning }: PipePlace): Promise<Finding[]> {
  const sql = connectPostgres(databaseUrl, { applicationName: 'debrief doctor', max: 2 });
  try {
    if (!(await isMigrated(sql))) {
      return [poor('The database is not of this release yet', 'start Debrief, or run: pnpm debrief migrate')];
    }
    const facts = await askClickHouse(clickhouseUrl);
    const pipe = await readPipe(sql);
    const letters = await countDeadLetters(sql);
    const alarms = findAlarms({
      ...pipe,
      oldestWriter: pipe.postgres.oldestWriter,
      workers: pipe.reports.workers.length,
      clickhouseAnswers: facts !== null,
      deadLetters: letters.reduce((sum, { dead }) => sum + dead, 0),
    });
    const lags = pipe.readers.map(({ reader, lagSeconds }) => `${reader} ${lagSeconds.toFixed(0)} s behind`);
    const room = `${(pipe.partitions.rowsAhead / 1_000_000).toFixed(1)} million changes`;
    return [
      ...alarms.map((alarm) => tell(alarm, isRunning)),
      ...missing(alarms, ['reader_stuck', 'reader_behind'], good(`Readers keep up: ${lags.join(', ')}`)),
      ...missing(alarms, ['outbox_full'], good(`Outbox: ${pipe.partitions.count} partitions, room for ${room}`)),
      ...missing(alarms, ['dead_letters'], good('No job was given up')),
      await checkTenantGuard(sql),
      checkClock('PostgreSQL', pipe.postgres.clockSkewSeconds),
      ...(facts ? [checkClock('ClickHouse', facts.clockSkewSeconds)] : []),
    ];
  } catch (error) {
    return [bad(`The desk's database: ${messageOf(error)}`, 'run: pnpm debrief migrate')];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function tell({ code, severity, title, remedy }: Alarm, isRunning: boolean): Finding {
  // A desk that was not started is no fault.
  return severity === 'bad' && (code !== 'no_workers' || isRunning) ? bad(title, remedy) : poor(title, remedy);
}

function missing(alarms: Alarm[], codes: Alarm['code'][], finding: Finding): Finding[] {
  return alarms.some(({ code }) => codes.includes(code)) ? [] : [finding];
}

async function askClickHouse(url: string): Promise<ClickHouseFacts | null> {
  const clickhouse = connectClickHouse(url, { applicationName: 'debrief doctor', requestTimeoutMs: 10_000 });
  try {
    return await readClickHouseFacts(clickhouse);
  } catch {
    return null;
  } finally {
    await clickhouse.close();
  }
}

/** The role that code takes for one workspace cannot pass the row-level policies, and each of its tables has one. */
export async function checkTenantGuard(sql: Sql): Promise<Finding> {
  const [role] = await sql<{ isMember: boolean; passes: boolean }[]>`
    select pg_has_role(current_user, oid, 'member') as "isMember", rolsuper or rolbypassrls as passes
    from pg_roles
    where rolname = 'debrief_tenant'`;
  if (!role?.isMember) {
    return bad(
      'The tenant guard has no role to work under',
      'grant debrief_tenant to the user of DATABASE_URL; without the role run: pnpm debrief migrate',
    );
  }
  if (role.passes) {
    return bad(
      'The tenant guard is open: its role passes row-level security',
      'alter role debrief_tenant nosuperuser nobypassrls;',
    );
  }
  const open = await sql<{ name: string }[]>`
    select c.relname as name
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and has_table_privilege('debrief_tenant', c.oid, 'select')
      and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
    order by c.relname`;
  if (open.length > 0) {
    const names = open.map(({ name }) => name);
    const remedy = names.map((name) => `alter table ${name} enable row level security;`).join(' ');
    return bad(`The tenant guard does not stand before: ${names.join(', ')}`, remedy);
  }
  const stranger = newId<WorkspaceId>();
  const [seen] = await withWorkspace(
    sql,
    stranger,
    (tx) => tx<{ count: number }[]>`select count(*)::int as count from (select from conversation limit 1) as any_row`,
  );
  if (seen?.count !== 0) {
    return bad('The tenant guard is open: a stranger sees conversations', 'run: pnpm debrief migrate');
  }
  return good('Tenant guard: row-level security holds, tried out');
}

/** Times of messages, deadlines and facts are compared across machines. */
const POOR_SKEW_SECONDS = 2;
const BAD_SKEW_SECONDS = 60;

export function checkClock(name: string, skewSeconds: number): Finding {
  const off = Math.abs(skewSeconds);
  if (off < POOR_SKEW_SECONDS) return good(`${name}'s clock agrees with this machine's`);
  const text = `${name}'s clock is ${off.toFixed(0)} s ${skewSeconds > 0 ? 'ahead of' : 'behind'} this machine's`;
  const remedy = 'let NTP set both (timedatectl set-ntp true)';
  return off < BAD_SKEW_SECONDS ? poor(text, remedy) : bad(text, remedy);
}
