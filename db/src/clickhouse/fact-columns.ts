/**
 * The columns of `conversation_facts` and `message_facts`, and how each is computed: SQL over `c` the conversation, `m` a
 * message of it, `a` its analysis, `f` its flags, `r` its answers, `q` its questions, `b` the message's rating. Values are
 * written as ClickHouse reads tab-separated text; COPY escapes them as it expects (read-fact-rows.ts).
 */
import { handedOff, isFallback, page, referrer, startedAt } from './fact-sources.ts';

/** By column, in the order they are sent. */
type Columns = Readonly<Record<string, string>>;

/** Milliseconds are what DateTime64(3) holds; a row it cannot hold would hold up every one behind it. */
export function time(sql: string): string {
  const within = `least(greatest(${sql}, timestamptz '1900-01-01Z'), timestamptz '2299-12-31Z')`;
  return `date_trunc('milliseconds', ${within} at time zone 'UTC')`;
}

/** A list of words; a quote in one is doubled, the rest of the escaping is COPY's. */
function list(sql: string): string {
  return `case when cardinality(${sql}) = 0 then '[]' else (
    select '[' || string_agg('''' || replace(word, '''', '''''') || '''', ',' order by nth) || ']'
    from unnest(${sql}) with ordinality as words(word, nth)) end`;
}

const known = (column: string) => `coalesce(c.${column}, '')`;

export const conversationColumns = {
  workspace_id: 'c.workspace_id',
  conversation_id: 'c.id',
  agent_id: 'c.agent_id',
  visitor_id: 'c.visitor_id',
  revision: 'c.revision',
  is_deleted: '0',
  sample: 'c.sample::int',
  started_at: 'c.began',
  last_at: time('c.last_at'),
  duration_ms: 'greatest(0, floor(extract(epoch from c.last_at - c.started_at) * 1000))::bigint',
  status: 'c.status',
  ended: '(c.ended_at is not null)::int',
  handoff: 'c.handoff',
  handed_off: `${handedOff}::int`,
  channel: known('channel'),
  device: known('device'),
  os: known('os'),
  browser: known('browser'),
  country: known('country'),
  region: known('region'),
  city: known('city'),
  language: known('language'),
  page,
  referrer,
  messages: 'c.message_count',
  visitor_messages: 'c.visitor_count',
  bot_messages: 'c.bot_count',
  operator_messages: 'c.operator_count',
  bot_answers: 'r.answers',
  bot_answers_not_fallback: 'r.not_fallback',
  first_response_ms: 'floor(extract(epoch from r.wait) * 1000)::bigint',
  helpful: 'c.helpful_count',
  unhelpful: 'c.unhelpful_count',
  flag_kinds: list('c.flag_kinds'),
  open_flags: 'f.open',
  tags: list('c.tags'),
  topics: list(`coalesce(q.topics::text[], '{}')`),
  analysed: '(a.conversation_id is not null)::int',
  outcome: `coalesce(a.outcome, '')`,
  sentiment: `coalesce(a.sentiment, '')`,
  questions: 'q.questions',
  questions_unanswered: 'q.unanswered',
} satisfies Columns;

export const messageColumns = {
  workspace_id: 'c.workspace_id',
  conversation_id: 'c.id',
  message_id: 'm.id',
  agent_id: 'c.agent_id',
  revision: 'm.revision',
  is_deleted: '0',
  sample: 'c.sample::int',
  started_at: 'c.began',
  at: time('m.at'),
  role: 'm.role',
  characters: 'char_length(m.text)',
  rating: `coalesce(b.rating, '')`,
  answered: `case m.answered when true then 'yes' when false then 'no' else '' end`,
  /** A bot message after the visitor's first: a greeting is not an answer. */
  is_answer: `(m.role = 'bot' and m.replies)::int`,
  is_fallback: `(m.role = 'bot' and ${isFallback})::int`,
  confidence: 'm.confidence',
  sources: 'coalesce(jsonb_array_length(m.sources), 0)',
  flag_kinds: `case when f.open = 0 then '[]' else (
    select coalesce('[''' || string_agg(distinct k.kind, ''',''' order by k.kind) || ''']', '[]')
    from flag k where k.conversation_id = m.conversation_id and k.message_id = m.id and k.status = 'open') end`,
} satisfies Columns;

/** The key of a row that is gone, over its tombstone `c`: everything else takes its default. */
export const erasedConversationColumns = {
  workspace_id: 'c.workspace_id',
  conversation_id: 'c.conversation_id',
  revision: 'c.revision',
  is_deleted: '1',
  started_at: time(startedAt),
} satisfies Columns;

export const erasedMessageColumns = { ...erasedConversationColumns, message_id: 'm.id' } satisfies Columns;
