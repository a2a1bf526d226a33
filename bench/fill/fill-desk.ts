/**
 * Conversations made inside Postgres, the newest first and any number of them: the rows that the API, the analysis and the
 * search leave behind, in proportions a busy shop has. Conversation `i`, counted from the newest, is the same in
 * every desk. Messages, questions and search documents are those of the newest million.
 */
import { newId, recountInbox, type AgentId, type MemberId, type Sql, type WorkspaceId } from '@debrief/db';
import { withoutIndexes } from './without-indexes.ts';
import { makeTalks } from './make-talks.ts';

export interface Desk {
  workspaceId: WorkspaceId;
  agents: AgentId[];
  members: MemberId[];
  /** When the newest conversation came, ISO 8601. */
  until: string;
}

/** Seconds between two conversations: ten millions are two years. */
export const SECONDS_APART = 6.3;
export const WITH_MESSAGES = 1_000_000;
const BLOCK = 100_000;
/** From here on the indexes are made again afterwards, which is quicker than keeping them. */
const MANY = 200_000;

/** Makes the agents, the members and the talks that conversations are made of. */
export async function prepareDesk(sql: Sql, workspaceId: WorkspaceId): Promise<Desk> {
  const agents = Array.from({ length: 4 }, () => newId<AgentId>());
  const members = Array.from({ length: 5 }, () => newId<MemberId>());
  for (const id of agents) {
    await sql`insert into agent (id, workspace_id, key, name) values (${id}, ${workspaceId}, ${id}, 'Bench')`;
  }
  for (const id of members) {
    await sql`insert into "user" (id, name, email) values (${id}, 'Bench', ${`${id}@example.com`})`;
    await sql`
      insert into member (id, workspace_id, user_id, role) values (${id}, ${workspaceId}, ${id}, 'operator')`;
  }
  await sql`
    create unlogged table bench_talk (n int primary key, language text, roles text[], texts text[], seconds int[],
      ended boolean, document tsvector)`;
  const talks = makeTalks().map((talk, n) => ({ n, ...talk }));
  for (let from = 0; from < talks.length; from += 500) {
    await sql`
      insert into bench_talk
      select * from jsonb_to_recordset(${sql.json(talks.slice(from, from + 500))})
        as t(n int, language text, roles text[], texts text[], seconds int[], ended boolean, document tsvector)`;
  }
  return { workspaceId, agents, members, until: new Date().toISOString() };
}

/** Adds the conversations from the `from`th newest to before the `to`th. */
export async function fillDesk(sql: Sql, desk: Desk, { from, to }: { from: number; to: number }): Promise<void> {
  const tables = ['conversation', 'visitor'];
  if (from < WITH_MESSAGES) tables.push('message', 'conversation_search', 'question', 'flag', 'feedback');
  const fill = async () => {
    // The oldest first, as they come in.
    for (let end = to; end > from; end -= BLOCK) await fillBlock(sql, desk, Math.max(from, end - BLOCK), end);
  };
  await (to - from >= MANY ? withoutIndexes(sql, tables, fill) : fill());
  await recountInbox(sql);
  await sql`vacuum (analyze, parallel 2) conversation, message, conversation_search, visitor, analysis, question, flag, feedback`;
}

/** A number from 0 to 1 that belongs to conversation `i`: another for each `salt`. */
const chance = (salt: number) => `((hashint8extended(i, ${salt}) & 1048575) / 1048576.0)`;
/** One of many words, the first far more often than the last. */
const pick = (salt: number, words: string[], power = 3) =>
  `(array['${words.join(`','`)}'])[1 + floor(${words.length} * power(${chance(salt)}, ${power}))]`;

const places: [string, string, string][] = [
  ...([
    ['DE', 'BE', 'Berlin'],
    ['DE', 'HH', 'Hamburg'],
    ['NL', 'NH', 'Amsterdam'],
    ['FR', 'IDF', 'Paris'],
  ] as const),
  ...([
    ['US', 'CA', 'Oakland'],
    ['ES', 'MD', 'Madrid'],
    ['AT', '9', 'Vienna'],
    ['GB', 'ENG', 'Leeds'],
  ] as const),
  ...([
    ['CH', 'ZH', 'Zurich'],
    ['BE', 'BRU', 'Brussels'],
    ['NO', '03', 'Oslo'],
    ['JP', '13', 'Tokyo'],
  ] as const),
  ...([
    ['CN', 'SH', 'Shanghai'],
    ['EG', 'C', 'Cairo'],
    ['SE', 'AB', 'Stockholm'],
    ['IS', '1', 'Reykjavik'],
  ] as const),
].map(([country, region, city]) => [country, region, city]);

const tags = ['orders', 'delivery', 'returns', 'sizes', 'warranty', 'batteries', 'repair', 'vip', 'press', 'wholesale'];
const pages = Array.from({ length: 200 }, (_, n) => `https://shop.example/${n % 3 === 0 ? 'orders' : 'bags'}/${n}`);

async function fillBlock(
  sql: Sql,
  { workspaceId, agents, members, until }: Desk,
  from: number,
  to: number,
): Promise<void> {
  const place = `(1 + floor(${places.length} * power(${chance(3)}, 3)))::int`;
  const nth = (at: 0 | 1 | 2) => `(array['${places.map((each) => each[at]).join(`','`)}'])[${place}]`;
  await sql.begin(async (tx) => {
    // The keys are right by construction: checking each would take longer than writing the rows.
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(`
      create temp table made on commit drop as
      select i, t.n, t.language, t.roles, t.texts, t.seconds, t.document, s.at as started_at,
        s.at + make_interval(secs => t.seconds[cardinality(t.seconds)]) as last_at, t.ended or i > 60 as ended,
        cardinality(t.texts) as messages, cardinality(array_positions(t.roles, 'visitor')) as visitors,
        cardinality(array_positions(t.roles, 'bot')) as bots, cardinality(array_positions(t.roles, 'operator')) as operators,
        uuidv7(s.at - now()) as id,
        ' (F-' || i || ', model ' || translate(to_hex(65536 + floor(50000 * power(${chance(1)}, 2))::int),
          '0123456789abcdef', 'bdfgklmnprstvzch') || ')' as reference,
        case when i >= 5000 then case when ${chance(4)} < 0.85 then 'resolved' else 'open' end
          when ${chance(4)} < 0.4 then 'resolved' when ${chance(4)} < 0.43 then 'snoozed' else 'open' end as status,
        i < 30000 and ${chance(5)} < 0.002 as waits,
        case when ${chance(6)} < case when i < 300000 then 0.02 else 0.01 end
          then ('{${members.join(',')}}'::uuid[])[1 + i % 5] end as assignee_id,
        case when ${chance(7)} < 0.12 then array[${pick(8, ['knowledge_gap', 'failed_answer', 'unhelpful_feedback', 'tone', 'handoff_requested'], 2)}]
          else '{}' end as flag_kinds,
        case when ${chance(9)} < 0.25 then array[${pick(10, tags, 2)}] else '{}' end as tags,
        ${chance(11)} as rated, ${chance(12)} as c12, ${chance(13)} as c13,
        ('{${agents.join(',')}}'::uuid[])[1 + floor(4 * power(${chance(14)}, 4))::int] as agent_id,
        ${pick(15, ['mobile', 'desktop', 'tablet', 'other', 'tv'], 2)} as device, ${nth(0)} as country, ${nth(1)} as region,
        ${nth(2)} as city, ${pick(16, pages, 2)} as page_url,
        ${pick(17, ['resolved_assumed', 'resolved_confirmed', 'unresolved', 'abandoned', 'handed_off', 'no_question'], 2)} as outcome
      from generate_series(${to - 1}::bigint, ${from}::bigint, -1) as i
      join bench_talk t on t.n = (hashint8extended(i, 2) & 2147483647) % (select count(*) from bench_talk)
      cross join lateral (select '${until}'::timestamptz - make_interval(secs => ${SECONDS_APART} * i + 600 * (i > 60)::int) as at) as s`);
    await tx`
      insert into visitor (id, workspace_id, external_id, name, email)
      select md5(${workspaceId}::text || i / 2)::uuid, ${workspaceId}, 'v-' || i / 2,
        case when c12 < 0.3 then initcap(translate(to_hex(i), '0123456789abcdef', 'aberidomenalsoti')) end,
        case when c13 < 0.2 then 'v' || i / 2 || '@example.com' end
      from made where i % 2 = 0 order by i desc`;
    await tx`
      insert into conversation (id, workspace_id, agent_id, external_id, visitor_id, revision, content_revision, status,
        handoff, handoff_at, assignee_id, snoozed_until, started_at, last_at, ended_at, message_count, visitor_count,
        bot_count, operator_count, preview_role, preview_text, preview_at, helpful_count, unhelpful_count, flag_kinds, tags,
        channel, device, os, browser, country, region, city, language, page_url, referrer)
      select id, ${workspaceId}, agent_id, 'chat-' || lpad(i::text, 9, '0'), md5(${workspaceId}::text || i / 2)::uuid,
        messages + 2, messages + 1, status,
        case when waits then 'waiting' when operators > 0 then 'human' else 'bot' end,
        case when waits or operators > 0 then last_at end, assignee_id,
        case when status = 'snoozed' then now() + interval '1 day' end, started_at, last_at,
        case when ended then last_at end, messages, visitors, bots, operators, roles[messages], left(texts[messages], 200),
        last_at, (rated < 0.08)::int, (rated > 0.97)::int, flag_kinds, tags, 'widget', device,
        case device when 'mobile' then 'iOS' else 'Windows' end, case device when 'mobile' then 'Safari' else 'Chrome' end,
        country, region, city, language, page_url, 'https://search.example/?q=bags'
      from made order by i desc`;
    await tx`
      insert into analysis (conversation_id, workspace_id, content_revision, analysed_by, summary, evidence, outcome,
        sentiment, language)
      select id, ${workspaceId}, messages + 1, 'local', array['The visitor asks: ' || left(texts[1], 80)],
        '[]', outcome, case when rated > 0.9 then 'negative' else 'neutral' end, language
      from made order by i desc`;
    if (from >= WITH_MESSAGES) return;
    await tx`
      insert into message (id, workspace_id, conversation_id, external_id, position, role, text, at, revision, content_hash)
      select uuidv7(c.started_at - now()), ${workspaceId}, c.id, 'm' || p.place - 1, p.place - 1, c.roles[p.place],
        c.texts[p.place] || case when p.place = 1 then c.reference else '' end,
        c.started_at + make_interval(secs => c.seconds[p.place]), p.place, decode(md5(c.id::text || p.place), 'hex')
      from made c, generate_series(1, c.messages) as p(place)
      where c.i < ${WITH_MESSAGES}
      order by c.i desc, p.place`;
    await tx`
      insert into feedback (message_id, workspace_id, conversation_id, rating, at)
      select m.id, m.workspace_id, c.id, case when c.rated < 0.08 then 'helpful' else 'unhelpful' end, c.last_at
      from made c join message m on m.conversation_id = c.id and m.position = c.messages - 1
      where c.rated < 0.08 or c.rated > 0.97`;
    await tx`
      insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
      select m.id, 0, m.workspace_id, c.id, left(m.text, 80), case when c.rated > 0.85 then 'no' else 'yes' end
      from made c join message m on m.conversation_id = c.id and m.position = 0`;
    await tx`
      insert into flag (id, workspace_id, conversation_id, message_id, kind, score, reason, evidence, flagged_by)
      select uuidv7(c.last_at - now()), m.workspace_id, c.id, m.id, c.flag_kinds[1], 0.7, 'no answer', '[]', 'local'
      from made c join message m on m.conversation_id = c.id and m.position = 0 where cardinality(c.flag_kinds) > 0`;
    await tx`
      insert into conversation_search (conversation_id, workspace_id, revision, document)
      select c.id, ${workspaceId}, c.messages + 1, c.document || format('''f'':1 ''%s'':2 ''model'':3 ''%s'':4', c.i,
        substring(c.reference from 'model (.*)\\)'))::tsvector || search_times(c.last_at, now())
      from made c where c.i < ${WITH_MESSAGES} order by c.i desc`;
  });
}
