import type { Sql } from '@debrief/db';

/** Drawn anew by each writer, or the moment of writing. */
const OWN = ['id', 'workspace_id', 'agent_id', 'visitor_id', 'conversation_id', 'entity_id', 'request_id', 'seq'];
const MOMENTS = [
  'created_at',
  'received_at',
  'started_at',
  'last_at',
  'preview_at',
  'analysis_due_at',
  'at',
  'xid',
  'content_hash',
];

/**
 * The rows of the first whole conversation, without what each writer draws for itself but whether it drew one: equal
 * texts are the same rows. Null when no conversation has so many messages.
 */
export async function describeConversation(sql: Sql, messages: number): Promise<string | null> {
  const own = [...OWN, ...MOMENTS];
  const [found] = await sql<{ rows: string }[]>`
    with c as (
      select * from conversation where message_count = ${messages} order by external_id limit 1
    ), shown as (
      select 1 as part, 0::bigint as place, to_jsonb(c) as row from c
      union all select 2, m.position, to_jsonb(m) from message m join c on c.id = m.conversation_id
      union all select 3, o.revision, to_jsonb(o) from outbox o join c on c.id = o.conversation_id
      union all select 4, 0, to_jsonb(v) from visitor v join c on c.visitor_id = v.id
    )
    select string_agg((row - ${own}::text[])::text || ' ' || (
      select string_agg(key, ' ' order by key) from jsonb_each(row) where key = any(${own}) and value <> 'null'
    ), e'\n' order by part, place) as rows
    from shown
    having count(*) > 0`;
  return found?.rows ?? null;
}
