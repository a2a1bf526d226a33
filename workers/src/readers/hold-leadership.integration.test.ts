import { connectPostgres, type Sql } from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import pino from 'pino';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { holdLeadership } from './hold-leadership.ts';

const log = pino({ level: 'silent' });
let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** Takes part in leading tasks under the name of a process, and tells who leads. */
function takePart(who: string, tasks = ['a']) {
  const leads = new Set<string>();
  const leadership = holdLeadership({
    connect: () => connectPostgres(database.url, { max: 1, applicationName: who }),
    log,
    everyMs: 50,
    tasks: tasks.map((name) => ({
      name,
      run: async (signal) => {
        leads.add(name);
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        leads.delete(name);
      },
    })),
  });
  onTestFinished(() => leadership.close());
  return { leads, leadership };
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 10 });

it('lets one process lead, and another when the first lets go', async () => {
  const first = takePart('first');
  await soon(() => expect([...first.leads]).toEqual(['a']));
  const second = takePart('second');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect([...second.leads]).toEqual([]);
  await first.leadership.close();
  expect([...first.leads]).toEqual([]);
  await soon(() => expect([...second.leads]).toEqual(['a']));
});

it('takes the lead from a process whose connection is gone, and that process notices', async () => {
  const first = takePart('doomed');
  await soon(() => expect([...first.leads]).toEqual(['a']));
  const second = takePart('heir');
  // The doomed one comes back after each blow; sooner or later the heir is quicker.
  for (let round = 0; round < 60 && !second.leads.has('a'); round += 1) {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'`;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  await soon(() => expect([...second.leads]).toEqual(['a']));
  await soon(() => expect([...first.leads]).toEqual([]));
});

it('leads every task that nobody else leads', async () => {
  const first = takePart('one', ['a', 'b']);
  await soon(() => expect(first.leads.size).toBe(2));
  const second = takePart('two', ['a', 'b', 'c']);
  await soon(() => expect([...second.leads]).toEqual(['c']));
  expect(first.leadership.leads()).toEqual(['a', 'b']);
});
