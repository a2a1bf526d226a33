/**
 * Finds what holds certain words, newest first, without the planner's guess of how often they occur: it is off by
 * thousands for phrases, beginnings and words it has not seen, and a wrong one reads every document. The newest are looked
 * at instead. Words that are often together are then found by going on down the list, rare ones by the index, which is
 * asked for one span of time after the other, so that few more documents are read than are shown.
 */
import type { PendingQuery, Row } from 'postgres';
import type { ConversationId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import { dayOf, spanBefore, startOfDay, type Span } from '../search/time-tokens.ts';
import type { WordClause } from './split-words.ts';

/** A place in a list: behind this conversation. The time is in microseconds since 1970, all that PostgreSQL keeps. */
export interface ListPlace {
  lastAtMicros: number;
  id: ConversationId;
}

export interface WordSearch {
  /** Each must hold; not empty. */
  clauses: WordClause[];
  /** What belongs to the list, as a condition on `conversation c`. */
  inList: () => PendingQuery<Row[]>;
  /** What else is asked of it, as a condition on `c` and its analysis `n`. */
  others: () => PendingQuery<Row[]>;
  after: ListPlace | null;
  limit: number;
  /** Milliseconds after which no further look is begun. */
  enoughMs?: number | undefined;
}

interface LookedAt extends ListPlace {
  /** It is what is looked for. */
  found: boolean;
  /** By clause: it holds what the index finds by it. */
  held: boolean[];
}

/** What was found, in the list's order: `limit` at most. */
export interface FoundByWords {
  ids: ConversationId[];
  /** Where to go on when it took too long to look further; null when the ids are `limit`, or all there are. */
  reached: ListPlace | null;
}

/** So many of the newest tell how common the words are. */
const SAMPLE = 400;
/** A page that so many conversations must be gone through for is rather looked up in the index. */
const LONGEST_WALK = 10_000;
/** A list of fewer is gone through to its end. */
const SHORT_LIST = 2_000;
/** Unless one in so many would have to be read anyway. */
const MANY = 20;
/** More than the page needs by so much is gone through or looked up, so that one look mostly does. */
const SPARE = 2;
/** Each further look is longer than the one before by so much at most, and as there is time for. */
const GROWTH = 64;
const ENOUGH_MS = 120;
/** To read one document costs as much as so many places that a beginning is found at. */
const PLACES_A_DOCUMENT = 40;
const DAY_MS = 86_400_000;
const LEAST_ID = '00000000-0000-0000-0000-000000000000' as ConversationId;

/**
 * The first `limit` conversations behind a place that hold the words. What is hard to find (a phrase that nobody said, of
 * words that everybody says) comes in portions, each after some 150 ms.
 */
export async function findByWords(tx: Transaction, search: WordSearch): Promise<FoundByWords> {
  const deadline = performance.now() + (search.enoughMs ?? ENOUGH_MS);
  const sample = await lookAtNewest(tx, search);
  const ids = sample.filter((each) => each.found).map(({ id }) => id);
  const place = sample.at(-1);
  if (ids.length >= search.limit || sample.length < SAMPLE || !place) {
    return { ids: ids.slice(0, search.limit), reached: null };
  }
  const rest = { ...search, after: place, limit: search.limit - ids.length };
  // None among so many may still be one in twice as many.
  const distance = (SPARE * rest.limit * SAMPLE) / Math.max(ids.length, 0.5);
  const candidates = sample.filter(({ held }) => held.length > 0 && held.every(Boolean)).length;
  const topMs = search.after === null ? Date.now() : search.after.lastAtMicros / 1_000;
  const days = ((topMs - place.lastAtMicros / 1_000) / DAY_MS / SAMPLE) * distance;
  const further =
    distance <= SPARE * LONGEST_WALK ||
    candidates * MANY >= SAMPLE ||
    (await placeBehind(tx, rest, SHORT_LIST)) === null
      ? await goThrough(tx, rest, { lookAt: Math.min(Math.ceil(distance), LONGEST_WALK), deadline })
      : await askIndex(tx, rest, { sample, days: Math.max(1, Math.ceil(days)), deadline });
  return { ids: [...ids, ...further.ids], reached: further.reached };
}

/** The condition that a conversation stands behind a place in the order of lists. */
export function isBehind(tx: Transaction, { lastAtMicros, id }: ListPlace): PendingQuery<Row[]> {
  return tx`(c.last_at, c.id) < (timestamptz 'epoch' + ${lastAtMicros}::bigint * interval '1 microsecond', ${id})`;
}

/** So many of the list behind its place, in its order. */
function slice(tx: Transaction, { inList, after }: WordSearch, count: number): PendingQuery<Row[]> {
  return tx`
    select c.* from conversation c where ${inList()} ${after ? tx`and ${isBehind(tx, after)}` : tx``}
    order by c.last_at desc, c.id desc limit ${count}`;
}

function lookAtNewest(tx: Transaction, search: WordSearch): Promise<LookedAt[]> {
  const bits = search.clauses.map(({ loosely }) => tx`, s.document @@ ${loosely}::tsquery`);
  return tx<LookedAt[]>`
    select c.id, (extract(epoch from c.last_at) * 1000000)::bigint as "lastAtMicros", coalesce(held[1], false) as found,
      coalesce(held[2:], '{}') as held
    from (
      select c.id, c.last_at, (
        select array[s.document @@ ${allOf(search.clauses)}::tsquery and (${search.others()})
          ${bits.reduce((sum, bit) => tx`${sum}${bit}`, tx``)}]
        from conversation_match s where s.conversation_id = c.id) as held
      from (${slice(tx, search, SAMPLE)}) as c
      left join analysis n on n.conversation_id = c.id
    ) as c
    order by c.last_at desc, c.id desc`;
}

/** Reads the documents of the next conversations of the list one by one. */
async function goThrough(
  tx: Transaction,
  search: WordSearch,
  { lookAt, deadline }: { lookAt: number; deadline: number },
): Promise<FoundByWords> {
  const ids: ConversationId[] = [];
  for (let { after } = search, count = lookAt; ;) {
    const beganAt = performance.now();
    const next = { ...search, after };
    const found = await tx<{ id: ConversationId }[]>`
      select c.id
      from (${slice(tx, next, count)}) as c
      left join analysis n on n.conversation_id = c.id
      where ${search.others()} and (
        -- A value, not "exists": that could be answered by reading all that the index finds.
        select s.document @@ ${allOf(search.clauses)}::tsquery from conversation_match s where s.conversation_id = c.id)
      order by c.last_at desc, c.id desc
      limit ${search.limit - ids.length}`;
    ids.push(...found.map(({ id }) => id));
    if (ids.length === search.limit) return { ids, reached: null };
    const last = await placeBehind(tx, next, count);
    if (last === null) return { ids, reached: null };
    after = last;
    const times = growth(beganAt, deadline);
    if (times === null) return { ids, reached: after };
    count = Math.ceil(count * times);
  }
}

/** The place of the last of so many conversations of the list; null where there are fewer. */
async function placeBehind(tx: Transaction, search: WordSearch, count: number): Promise<ListPlace | null> {
  const [place] = await tx<ListPlace[]>`
    select c.id, (extract(epoch from c.last_at) * 1000000)::bigint as "lastAtMicros"
    from (${slice(tx, search, count)}) as c
    order by c.last_at desc, c.id desc offset ${count - 1}`;
  return place ?? null;
}

/** Asks the index for one span of time after the other. */
async function askIndex(
  tx: Transaction,
  search: WordSearch & { after: ListPlace },
  { sample, days, deadline }: { sample: LookedAt[]; days: number; deadline: number },
): Promise<FoundByWords> {
  // What a common word finds must fit, or whole pages of the table are looked through for it.
  await tx`select set_config('work_mem', '32MB', true)`;
  const chosen = chooseClauses(search.clauses, sample);
  const isFoundExactly = chosen.checked.length === 0 && chosen.asked.every((each) => each.exactly === each.loosely);
  const ids: ConversationId[] = [];
  let before = dayOf(new Date(search.after.lastAtMicros / 1_000)) + 1;
  for (let length = days; ;) {
    const beganAt = performance.now();
    const span = spanBefore(before, length);
    ids.push(...(await askSpan(tx, { ...search, limit: search.limit - ids.length }, { ...chosen, span })));
    if (ids.length === search.limit || span.from === null) return { ids, reached: null };
    before = span.from;
    // A beginning is expanded anew for each span: half of what it cost may be the same however short that is.
    const times = growth(beganAt, deadline, isFoundExactly ? 0.5 : 1);
    if (times === null) {
      return { ids, reached: { lastAtMicros: startOfDay(before).getTime() * 1_000, id: LEAST_ID } };
    }
    length = Math.ceil(length * times);
  }
}

async function askSpan(
  tx: Transaction,
  { inList, others, after, limit }: WordSearch & { after: ListPlace },
  { asked, checked, span }: { asked: WordClause[]; checked: WordClause[]; span: Span },
): Promise<ConversationId[]> {
  const query = span.tokens === null ? allOf(asked) : `${allOf(asked)} & (${span.tokens})`;
  const found = await tx<{ id: ConversationId }[]>`
    with found as materialized (
      select s.conversation_id as id from conversation_match s
      where s.document @@ ${query}::tsquery
        ${checked.length > 0 ? tx`and (s.document @@ ${allOf(checked)}::tsquery) is true` : tx``}
    )
    select c.id
    from found f
    -- Each by its key: whatever else is asked of it must not make the planner look it up by that.
    cross join lateral (select c.* from conversation c where c.id = f.id offset 0) as c
    left join analysis n on n.conversation_id = c.id
    where ${inList()} and ${others()} and ${isBehind(tx, after)} and c.last_at < ${startOfDay(span.before)}
      ${span.from === null ? tx`` : tx`and c.last_at >= ${startOfDay(span.from)}`}
    order by c.last_at desc, c.id desc
    limit ${limit}`;
  return found.map(({ id }) => id);
}

/**
 * How many times as long as the look just taken the next may be, where such a share of what it cost grows with its length;
 * null when there is no time for a worthwhile one.
 */
function growth(beganAt: number, deadline: number, share = 1): number | null {
  const now = performance.now();
  const spent = Math.max(0.01, now - beganAt);
  const times = (deadline - now - spent * (1 - share)) / (spent * share);
  return times < 0.5 ? null : Math.min(times, GROWTH);
}

/**
 * What the index is asked for, the rarest first: a beginning is expanded to all that begins so before anything else is
 * looked at, so a common one is rather checked in the documents that the others find.
 */
function chooseClauses(clauses: WordClause[], sample: LookedAt[]): { asked: WordClause[]; checked: WordClause[] } {
  const rarestFirst = clauses
    .map((clause, index) => ({ clause, index, count: sample.filter(({ held }) => held[index]).length }))
    .toSorted((a, b) => a.count - b.count);
  const asked: WordClause[] = [];
  const checked: WordClause[] = [];
  let candidates = sample;
  for (const { clause, index, count } of rarestFirst) {
    const left = candidates.filter(({ held }) => held[index]);
    const spared = Math.max(candidates.length - left.length, 0.5) * PLACES_A_DOCUMENT;
    if (asked.length === 0 || !clause.expands || spared > count) {
      asked.push(clause);
      candidates = left;
    } else checked.push(clause);
  }
  return { asked, checked };
}

const allOf = (clauses: WordClause[]) => clauses.map(({ exactly }) => `(${exactly})`).join(' & ');
