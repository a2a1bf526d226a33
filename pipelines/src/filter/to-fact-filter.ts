import type { FactFilter } from '@debrief/db/clickhouse';
import type { ConversationCondition, ConversationFilter } from '@debrief/db';

/** What no fact is kept of, and so cannot be counted. */
export type WithoutFact = 'words' | 'notes' | 'unread' | 'live' | 'visitor' | 'assignee' | 'review of flags';

export type FactTranslation = { ok: true; filter: FactFilter } | { ok: false; without: WithoutFact[] };

/** The filter as ClickHouse's facts can answer it, or all in it that they cannot. */
export function toFactFilter(filter: ConversationFilter): FactTranslation {
  const without = new Set<WithoutFact>();
  const translated = translate(filter, without);
  return without.size === 0 ? { ok: true, filter: translated } : { ok: false, without: [...without] };
}

/**
 * As much of the filter as facts can answer: parts of an "all" that they cannot are left out and named, so that what is
 * counted is never fewer conversations than are meant.
 */
export function toNearestFactFilter(filter: ConversationFilter): { filter: FactFilter; without: WithoutFact[] } {
  const parts = 'all' in filter ? filter.all : [filter];
  const translations = parts.map(toFactFilter);
  return {
    filter: { all: translations.flatMap((part) => (part.ok ? [part.filter] : [])) },
    without: [...new Set(translations.flatMap((part) => (part.ok ? [] : part.without)))],
  };
}

function translate(filter: ConversationFilter, without: Set<WithoutFact>): FactFilter {
  const missing = (what: WithoutFact): FactFilter => {
    without.add(what);
    return { all: [] };
  };
  if ('all' in filter) return { all: filter.all.map((part) => translate(part, without)) };
  if ('any' in filter) return { any: filter.any.map((part) => translate(part, without)) };
  if ('not' in filter) return { not: translate(filter.not, without) };
  if ('field' in filter) return { dimension: filter.field, in: filter.in, ignoreCase: !filter.exactly };
  if ('tags' in filter) return { dimension: 'tag', in: filter.tags, ignoreCase: true };
  if ('topics' in filter) return { dimension: 'topic', in: filter.topics.map((topic) => topic ?? '') };
  if ('agents' in filter) return { dimension: 'agent', in: filter.agents };
  if ('flags' in filter) return { flags: filter.flags };
  if ('clock' in filter) return { dimension: filter.clock, in: filter.in.map(String) };
  if ('assignees' in filter) return missing('assignee');
  if ('visitor' in filter) return missing('visitor');
  if ('messages' in filter) return { messages: filter.messages };
  if ('holds' in filter) return missing('words');
  if ('condition' in filter) return conditions[filter.condition] ?? missing(unknown[filter.condition] ?? 'words');
  const from = filter.from?.toISOString();
  const before = filter.before?.toISOString();
  return filter.time === 'last'
    ? { all: [...(from ? [{ lastFrom: from }] : []), ...(before ? [{ lastBefore: before }] : [])] }
    : { all: [...(from ? [{ startedFrom: from }] : []), ...(before ? [{ startedBefore: before }] : [])] };
}

const conditions: Partial<Record<ConversationCondition, FactFilter>> = {
  sample: { condition: 'sample' },
  analysed: { condition: 'analysed' },
  has_question: { condition: 'holds_question' },
  has_gap: { condition: 'holds_unanswered' },
  rated_helpful: { condition: 'holds_helpful' },
  rated_unhelpful: { condition: 'holds_unhelpful' },
  handed_off: { condition: 'holds_handoff' },
  asked: { condition: 'holds_visitor' },
  handled: { condition: 'holds_handling' },
  answered: { condition: 'holds_answer' },
  responded: { condition: 'holds_reply' },
  has_operator: { condition: 'has_operator' },
  has_tag: { not: { dimension: 'tag', in: [''] } },
};

const unknown: Partial<Record<ConversationCondition, WithoutFact>> = {
  live: 'live',
  unread: 'unread',
  has_email: 'visitor',
  has_note: 'notes',
  flag_open: 'review of flags',
  flags_reviewed: 'review of flags',
};
