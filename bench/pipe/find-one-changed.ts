/** One conversation's facts put out of step among all of them: is it found, and is it alone written anew? */
import type { ConversationId, Sql } from '@debrief/db';
import { reconcile, type ClickHouse } from '@debrief/db/clickhouse';
import type { Measured } from './measured.ts';

/** The desk's stores must agree before; they do again afterwards. */
export async function findOneChanged(sql: Sql, clickhouse: ClickHouse): Promise<Measured> {
  // By id, in the middle: neither the first day nor the last.
  const [changed] = await sql<{ id: ConversationId }[]>`
    update conversation set revision = revision + 1
    where id = (select id from conversation order by id offset (select count(*) / 2 from conversation) limit 1)
    returning id`;
  const rowsOf = async () => {
    const result = await clickhouse.query({
      query: 'select count() as n, countIf(conversation_id = {id: UUID}) as own from conversation_facts',
      query_params: { id: changed?.id ?? '' },
      format: 'JSONEachRow',
    });
    const [row] = await result.json<{ n: string; own: string }>();
    return { others: Number(row?.n) - Number(row?.own) };
  };
  const before = await rowsOf();
  const begunAt = performance.now();
  const { conversations, differences } = await reconcile(sql, clickhouse, { repair: true });
  const seconds = (performance.now() - begunAt) / 1_000;
  const after = await rowsOf();
  const [difference] = differences;
  const alone = differences.length === 1 && difference?.stale === 1 && difference.repaired;
  const written = Math.max(0, after.others - before.others);
  return {
    what: `one changed conversation among ${conversations.toLocaleString('en')}`,
    target: 'found, and it alone written anew',
    ours: `${alone ? 'found and repaired' : 'not found alone'} in ${seconds.toFixed(0)} s, ${String(written)} other facts written`,
    met: alone && written === 0,
  };
}
