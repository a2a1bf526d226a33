/**
 * The tables that a rebuild fills before they take the place of the old ones. Their names are the rebuild's own: one that
 * has lost its lock without noticing cannot get in the way of its successor.
 */
import { z } from 'zod';
import { uuidv7 } from 'uuidv7';
import type { ClickHouse } from './connect.ts';
import { onCluster } from './migrate.ts';
import { factTables, type FactTables } from './write-facts.ts';

/** Empty tables like those of the facts. */
export async function createFreshTables(clickhouse: ClickHouse, cluster: string | undefined): Promise<FactTables> {
  const suffix = `_fresh_${uuidv7().replaceAll('-', '')}`;
  const fresh = { conversations: factTables.conversations + suffix, messages: factTables.messages + suffix };
  for (const [table, name] of pairsOf(fresh)) {
    await clickhouse.command({ query: `create table ${name} ${onCluster(cluster)} as ${table}` });
  }
  return fresh;
}

/** Puts the fresh tables in the place of the old ones, one after the other. */
export async function exchangeTables(
  clickhouse: ClickHouse,
  fresh: FactTables,
  cluster: string | undefined,
): Promise<void> {
  for (const [table, name] of pairsOf(fresh)) {
    await clickhouse.command({ query: `exchange tables ${table} and ${name} ${onCluster(cluster)}` });
  }
}

/** Drops the fresh tables of whatever rebuild; after an exchange those are the old ones. */
export async function dropFreshTables(clickhouse: ClickHouse, cluster: string | undefined): Promise<void> {
  const found = await clickhouse.query({
    query: String.raw`select name from system.tables
      where database = currentDatabase() and name like '%\_facts\_fresh%'`,
    format: 'JSONEachRow',
  });
  for (const { name } of z.array(z.object({ name: z.string() })).parse(await found.json())) {
    await clickhouse.command({ query: `drop table if exists \`${name}\` ${onCluster(cluster)}` });
  }
}

function pairsOf(fresh: FactTables) {
  return [
    [factTables.conversations, fresh.conversations],
    [factTables.messages, fresh.messages],
  ] as const;
}
