import type { PendingQuery, Row } from 'postgres';
import { asciiLower } from './ascii-lower.ts';
import { handedOff, isFallback, isFallbackFlag, page, referrer, startedAt } from '../clickhouse/fact-sources.ts';
import type { TopicId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import { formatTsquery, type SearchTerm } from '../search/search-term.ts';
import type {
  ConversationCondition,
  ConversationField,
  ConversationFilter,
  FilterAsker,
} from './conversation-filter.ts';
import { LIVE_MINUTES } from './live-minutes.ts';

type Condition = PendingQuery<Row[]>;

/** Columns by name: nothing else becomes an identifier. `c` is the conversation, `n` its analysis, if any. */
const columns: Record<ConversationField, string> = {
  channel: 'c.channel',
  device: 'c.device',
  os: 'c.os',
  browser: 'c.browser',
  country: 'c.country',
  region: 'c.region',
  city: 'c.city',
  language: 'c.language',
  page,
  referrer,
  status: 'c.status',
  handoff: 'c.handoff',
  outcome: 'n.outcome',
  sentiment: 'n.sentiment',
};

/**
 * The filter as a condition on `conversation c left join analysis n`; every value is bound. It is never null, so that
 * `not` means what it says.
 */
export function filterToSql(tx: Transaction, filter: ConversationFilter, asker: FilterAsker): Condition {
  const part = (inner: ConversationFilter) => filterToSql(tx, inner, asker);
  if ('all' in filter) {
    // Words together are one look into the index, which the planner can estimate.
    const terms = filter.all.flatMap((inner) => ('holds' in inner ? [inner.holds] : []));
    const others = filter.all.filter((inner) => !('holds' in inner));
    const found = terms.length > 0 ? holdsAll(tx, terms) : tx`true`;
    return others.reduce<Condition>((sum, inner) => tx`${sum} and ${part(inner)}`, found);
  }
  if ('any' in filter) {
    return tx`(${filter.any.reduce<Condition>((sum, inner) => tx`${sum} or (${part(inner)})`, tx`false`)})`;
  }
  if ('not' in filter) return tx`not (${part(filter.not)})`;
  if ('field' in filter) return isField(tx, filter);
  if ('tags' in filter) return hasTag(tx, filter.tags);
  if ('topics' in filter) return asksAbout(tx, filter.topics);
  if ('agents' in filter) return tx`c.agent_id = any(${filter.agents}::uuid[])`;
  if ('flags' in filter) {
    return filter.flags.length === 0 ? tx`cardinality(c.flag_kinds) > 0` : tx`c.flag_kinds && ${filter.flags}::text[]`;
  }
  if ('assignees' in filter) return isAssigned(tx, filter.assignees);
  if ('visitor' in filter) return isVisitor(tx, filter.visitor);
  if ('time' in filter) {
    const column = filter.time === 'started' ? tx`c.started_at` : tx`c.last_at`;
    const from = filter.from ? tx`${column} >= ${filter.from}` : tx`true`;
    return filter.before ? tx`(${from} and ${column} < ${filter.before})` : from;
  }
  if ('clock' in filter) {
    const part = tx.unsafe(filter.clock === 'hour' ? 'hour' : 'isodow');
    return tx`extract(${part} from ${tx.unsafe(startedAt)} at time zone ${filter.timeZone})::int = any(${filter.in}::int[])`;
  }
  if ('messages' in filter) {
    const { atLeast = 0, atMost = 2_147_483_647 } = filter.messages;
    return tx`c.message_count between ${atLeast} and ${atMost}`;
  }
  if ('condition' in filter) return conditions[filter.condition](tx, asker);
  return holdsAll(tx, [filter.holds]);
}

function isField(tx: Transaction, filter: Extract<ConversationFilter, { field: string }>): Condition {
  const value: Condition = tx.unsafe(`coalesce(${columns[filter.field]}, '')`);
  const words = filter.exactly ? filter.in : filter.in.map(asciiLower);
  const fold = (text: Condition) => (filter.exactly ? text : lower(tx, text));
  const isOne = tx`${fold(value)} = any(${words}::text[])`;
  if (filter.field !== 'page' || words.some((word) => word === '' || word === '/')) return isOne;
  // To cut the path out of an address costs ten times as much as to see that it is not in there.
  const address = fold(tx`coalesce(c.page_url, '')`);
  const holdsOne = words.reduce<Condition>((sum, word) => tx`${sum} or strpos(${address}, ${word}) > 0`, tx`false`);
  return tx`((${holdsOne}) and ${isOne})`;
}

function holdsAll(tx: Transaction, terms: SearchTerm[]): Condition {
  const query = terms.map((term) => `(${formatTsquery(term)})`).join(' & ');
  return tx`exists (
    select from conversation_match s where s.conversation_id = c.id and s.document @@ ${query}::tsquery)`;
}

const conditions: Record<ConversationCondition, (tx: Transaction, asker: FilterAsker) => Condition> = {
  live: (tx, { now }) =>
    tx`(c.last_at > ${now}::timestamptz - ${LIVE_MINUTES} * interval '1 minute' and c.ended_at is null)`,
  unread: (tx, { memberId }) =>
    memberId === null
      ? tx`false`
      : tx`c.message_count > coalesce((
          select k.seen_messages from read_mark k where k.conversation_id = c.id and k.member_id = ${memberId}), 0)`,
  sample: (tx) => tx`c.sample`,
  rated_helpful: (tx) => tx`c.helpful_count > 0`,
  rated_unhelpful: (tx) => tx`c.unhelpful_count > 0`,
  handed_off: (tx) => tx`${tx.unsafe(handedOff)}`,
  asked: (tx) => tx`c.visitor_count > 0`,
  handled: (tx) => tx`(${tx.unsafe(handedOff)} or ${hasReply(tx, tx`m.role = 'bot'`)})`,
  answered: (tx) => hasReply(tx, tx`m.role = 'bot' and not ${tx.unsafe(isFallback)}`),
  responded: (tx) => hasReply(tx, tx`m.role in ('bot', 'operator')`),
  analysed: (tx) => tx`n.conversation_id is not null`,
  has_question: (tx) => tx`exists (select from question q where q.conversation_id = c.id)`,
  has_gap: (tx) => tx`exists (select from question q where q.conversation_id = c.id and q.answered = 'no')`,
  has_operator: (tx) => tx`c.operator_count > 0`,
  has_email: (tx) => tx`exists (select from visitor w where w.id = c.visitor_id and w.email is not null)`,
  has_tag: (tx) => tx`cardinality(c.tags) > 0`,
  has_note: (tx) => tx`exists (select from note o where o.conversation_id = c.id and o.deleted_at is null)`,
  flag_open: (tx) => tx`exists (select from flag f where f.conversation_id = c.id and f.status = 'open')`,
  flags_reviewed: (tx) => tx`(
    exists (select from flag f where f.conversation_id = c.id and f.status in ('right', 'wrong'))
    and not exists (select from flag f where f.conversation_id = c.id and f.status = 'open'))`,
};

/** A message `m` of this kind stands behind one of the visitor's; `f.fallbacks` are the messages flagged as fallbacks. */
function hasReply(tx: Transaction, kind: Condition): Condition {
  return tx`(c.visitor_count > 0 and exists (
    select
    from message m
    cross join lateral (
      select array_agg(f.message_id) filter (where ${tx.unsafe(isFallbackFlag)}) as fallbacks
      from flag f where f.conversation_id = c.id) f
    where m.conversation_id = c.id and ${kind} and exists (
      select from message v
      where v.conversation_id = c.id and v.role = 'visitor' and (v.at, v.position) < (m.at, m.position))))`;
}

function hasTag(tx: Transaction, tags: string[]): Condition {
  const named = tags.filter((tag) => tag !== '').map(asciiLower);
  // The first condition says nothing new, but it is the one that the index of tagged conversations is made for.
  const isOne = tx`(cardinality(c.tags) > 0 and exists (
    select from unnest(c.tags) as t(tag) where ${lower(tx, tx`t.tag`)} = any(${named}::text[])))`;
  return named.length < tags.length ? tx`(${isOne} or cardinality(c.tags) = 0)` : isOne;
}

function asksAbout(tx: Transaction, topics: (TopicId | null)[]): Condition {
  const named = topics.filter((topic) => topic !== null);
  const isOne = tx`exists (
    select from question q join topic t on t.id = q.topic_id
    where q.conversation_id = c.id and t.root_id = any(${named}::uuid[]))`;
  return named.length < topics.length
    ? tx`(${isOne} or not exists (select from question q where q.conversation_id = c.id and q.topic_id is not null))`
    : isOne;
}

function isAssigned(tx: Transaction, assignees: (string | null)[]): Condition {
  const members = assignees.filter((member) => member !== null);
  // Never null, and in words the index of assigned ones understands; one member's come out of it in the list's order.
  const [first, ...others] = members;
  const named =
    first && others.length === 0 ? tx`c.assignee_id = ${first}` : tx`c.assignee_id = any(${members}::uuid[])`;
  const isOne = tx`(c.assignee_id is not null and ${named})`;
  return members.length < assignees.length ? tx`(${isOne} or c.assignee_id is null)` : isOne;
}

function isVisitor(tx: Transaction, parts: string[]): Condition {
  return tx`exists (select from visitor w where w.id = c.visitor_id and ${isNamed(tx, parts)})`;
}

/** Whether the name or the e-mail address of visitor `w` holds one of the parts; never null. */
export function isNamed(tx: Transaction, parts: string[]): Condition {
  const texts = [tx`coalesce(w.name, '')`, tx`coalesce(w.email, '')`].map((text) => lower(tx, text));
  const holds = parts.flatMap((part) => texts.map((text) => tx`strpos(${text}, ${asciiLower(part)}) > 0`));
  return tx`(${holds.reduce<Condition>((sum, one) => tx`${sum} or ${one}`, tx`false`)})`;
}

/** The case of A to Z only: what ClickHouse's `lower` does too, and every Postgres whatever its locale. */
function lower(tx: Transaction, text: Condition): Condition {
  return tx`lower((${text}) collate "C")`;
}
