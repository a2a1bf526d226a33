/**
 * Conversations made inside Postgres, as many as a measure wants: the same rows that the API and the analysis write,
 * far quicker than both. Half of the visitors' questions carry a rating, each conversation an analysis and a question,
 * every eighth a flag.
 */
import { newId, recountInbox, type AgentId, type Sql, type WorkspaceId } from '@debrief/db';
import { MESSAGES_PER_CONVERSATION, texts } from './make-items.ts';

export interface FillOptions {
  conversations: number;
  /** Days before now over which they began. */
  days: number;
  /** Tell the readers of them, as the API does: a row per message and one per analysis. */
  outbox: boolean;
}

const BLOCK = 50_000;

/** Adds conversations of five messages each to the workspace. */
export async function fillPostgres(sql: Sql, workspaceId: WorkspaceId, options: FillOptions): Promise<void> {
  const agentId = newId<AgentId>();
  await sql`insert into agent (id, workspace_id, key, name) values (${agentId}, ${workspaceId}, ${agentId}, 'Bench')`;
  for (let from = 0; from < options.conversations; from += BLOCK) {
    const count = Math.min(BLOCK, options.conversations - from);
    await sql.begin(async (tx) => {
      // The keys are right by construction: checking each would take longer than writing the rows.
      await tx`set local session_replication_role = replica`;
      await tx`create temp table made on commit drop as
        select uuidv7() as id, uuidv7() as m0, n, now() - make_interval(secs => ${options.days * 86_400}::float8
          * (1 - (${from}::float8 + n) / ${options.conversations}::float8) + 600) as at
        from generate_series(0, ${count - 1}) as n`;
      await tx`
        insert into conversation (id, workspace_id, agent_id, external_id, revision, content_revision, started_at, last_at,
          ended_at, message_count, visitor_count, bot_count, preview_role, preview_text, preview_at, helpful_count,
          flag_kinds, tags, channel, device, os, browser, country, region, city, language, page_url, referrer)
        select id, ${workspaceId}, ${agentId}, ${agentId}::text || '-' || ${from}::int + n, 7, 6, at,
          at + interval '80 seconds', at + interval '80 seconds', 5, 3, 2, 'visitor', 'Great, that helps.',
          at + interval '80 seconds', n % 2, case when n % 8 = 0 then array['knowledge_gap'] else '{}' end,
          case when n % 4 = 0 then array['orders', 'delivery'] else '{}' end,
          'widget', (array['mobile', 'desktop', 'tablet'])[1 + n % 3], (array['iOS', 'Windows', 'Android'])[1 + n % 3],
          (array['Safari', 'Chrome', 'Firefox'])[1 + n % 3], (array['DE', 'FR', 'US', 'NO', 'JP'])[1 + n % 5],
          (array['BE', 'IDF', 'CA', '03', '13'])[1 + n % 5], (array['Berlin', 'Paris', 'Oakland', 'Oslo', 'Tokyo'])[1 + n % 5],
          (array['de', 'fr', 'en', 'no', 'ja'])[1 + n % 5], 'https://shop.example/orders/' || n % 500 || '?from=mail',
          'https://search.example/?q=bags'
        from made`;
      await tx`
        insert into message (id, workspace_id, conversation_id, external_id, position, role, text, at, revision,
          content_hash, confidence)
        select uuidv7(), ${workspaceId}, c.id, 'm' || p.place, p.place,
          case when p.place % 2 = 0 then 'visitor' else 'bot' end, p.text, c.at + make_interval(secs => p.place * 20),
          p.place + 1, decode(md5(c.id::text || p.place), 'hex'), case when p.place % 2 = 1 then 0.8 end
        from made c, unnest(${texts}::text[]) with ordinality as t(text, nth), lateral (select t.text, t.nth - 1 as place) as p
        where p.place < ${MESSAGES_PER_CONVERSATION}
        order by c.n, p.place`;
      await tx`
        insert into feedback (message_id, workspace_id, conversation_id, rating, at)
        select m.id, m.workspace_id, m.conversation_id, 'helpful', m.at
        from made c join message m on m.conversation_id = c.id where c.n % 2 = 1 and m.position = 1`;
      await tx`
        insert into analysis (conversation_id, workspace_id, content_revision, analysed_by, summary, evidence, outcome,
          sentiment, language)
        select id, ${workspaceId}, 6, 'local', array['The visitor asked where a parcel is.'], '[]', 'resolved', 'positive',
          'en'
        from made`;
      await tx`
        insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
        select m.id, 0, m.workspace_id, m.conversation_id, left(m.text, 80), 'yes'
        from made c join message m on m.conversation_id = c.id where m.position = 0`;
      await tx`
        insert into flag (id, workspace_id, conversation_id, message_id, kind, score, reason, evidence, flagged_by)
        select uuidv7(), m.workspace_id, m.conversation_id, m.id, 'knowledge_gap', 0.7, 'no answer', '[]', 'local'
        from made c join message m on m.conversation_id = c.id where c.n % 8 = 0 and m.position = 3`;
      if (options.outbox) await tellReaders(tx, workspaceId);
    });
  }
  await recountInbox(sql);
  await sql`select outbox_make_partitions(16)`;
  await sql`analyze conversation, message, feedback, analysis, question, flag`;
}

/** The transaction has its id by now, which must come before the first number (see db/src/outbox/append.ts). */
async function tellReaders(sql: Sql | Parameters<Parameters<Sql['begin']>[1]>[0], workspaceId: WorkspaceId) {
  await sql`
    insert into outbox (seq, workspace_id, conversation_id, kind, entity_id, revision, at, request_id)
    select nextval('outbox_seq'), ${workspaceId}, conversation_id, kind, entity_id, revision, at, 'bench'
    from (
      select c.n, m.revision, m.conversation_id, 'message.created' as kind, m.id as entity_id, m.at
      from made c join message m on m.conversation_id = c.id
      union all
      select c.n, 7, c.id, 'analysis.saved', null, c.at + interval '90 seconds' from made c
      order by 1, 2
    ) as told`;
}
