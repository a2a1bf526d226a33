/** What a burst opened must be able to close. The driver needs a patch for this: docs/decisions/0006-postgres-driver-patch.md */
import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../testing/index.ts';
import { connectPostgres } from './connect.ts';

it.each(['queries', 'reservations'])(
  'gives %s the connection used last, so that the others of a burst fall idle',
  async (of) => {
    const database = await createTestDatabase();
    const sql = connectPostgres(database.url, { max: 4 });
    onTestFinished(async () => {
      await sql.end();
      await database.drop();
    });
    const ownPid = async () => {
      const [row] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid, pg_sleep(0.05)`;
      return row.pid;
    };
    const burst = await Promise.all([ownPid(), ownPid(), ownPid(), ownPid()]);
    expect(new Set(burst).size).toBe(4);
    const reservedPid = async () => {
      const session = await sql.reserve();
      const [row] = await session<[{ pid: number }]>`select pg_backend_pid() as pid`;
      session.release();
      return row.pid;
    };
    const polls = new Set<number>();
    for (let poll = 0; poll < 8; poll += 1) polls.add(await (of === 'queries' ? ownPid() : reservedPid()));
    expect(polls.size).toBe(1);
  },
);
