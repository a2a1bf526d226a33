import {
  asciiLower,
  LIVE_MINUTES,
  type ConversationCondition,
  type ConversationField,
  type ConversationFilter,
  type MemberId,
  type TopicId,
} from '@debrief/db';
import { DateTime } from 'luxon';
import { holdsTerm } from '../search/index.ts';

/** A conversation in memory, with all that a filter may ask of it. */
export interface FilterableConversation {
  agentId: string;
  /** '' where it is not known. */
  fields: Record<ConversationField, string>;
  tags: string[];
  /** Notes that were not taken away. */
  notes: number;
  /** Of its questions' topics; of a merged one the topic it is part of. */
  topicIds: TopicId[];
  /** Kinds of its standing flags, and the status of all that were not withdrawn. */
  flagKinds: string[];
  flagStatuses: ('open' | 'right' | 'wrong')[];
  assigneeId: MemberId | null;
  visitor: { name: string | null; email: string | null } | null;
  startedAt: Date;
  lastAt: Date;
  endedAt: Date | null;
  messageCount: number;
  seenMessages: number;
  operatorCount: number;
  helpfulCount: number;
  unhelpfulCount: number;
  handedOff: boolean;
  visitorCount: number;
  /** Messages of the bot behind the visitor's first; and those of them that are no fallback. */
  botAnswers: number;
  goodAnswers: number;
  /** Bot or operator said something after the visitor had. */
  isResponded: boolean;
  isAnalysed: boolean;
  questions: number;
  unanswered: number;
  sample: boolean;
  texts: string[];
}

/** Whether a conversation is among those a filter means: the definition that every store's translation must agree with. */
export function testConversation(filter: ConversationFilter, it: FilterableConversation, now: Date): boolean {
  const test = (inner: ConversationFilter) => testConversation(inner, it, now);
  if ('all' in filter) return filter.all.every(test);
  if ('any' in filter) return filter.any.some(test);
  if ('not' in filter) return !test(filter.not);
  if ('field' in filter) {
    const value = it.fields[filter.field];
    return filter.exactly ? filter.in.includes(value) : isOneOf(value, filter.in);
  }
  if ('tags' in filter) {
    return it.tags.some((tag) => isOneOf(tag, filter.tags)) || (it.tags.length === 0 && filter.tags.includes(''));
  }
  if ('topics' in filter) {
    const none = it.topicIds.length === 0;
    return filter.topics.some((topic) => (topic === null ? none : it.topicIds.includes(topic)));
  }
  if ('agents' in filter) return filter.agents.some((id) => id === it.agentId);
  if ('flags' in filter) {
    return filter.flags.length === 0
      ? it.flagKinds.length > 0
      : filter.flags.some((kind) => it.flagKinds.includes(kind));
  }
  if ('assignees' in filter) return filter.assignees.includes(it.assigneeId);
  if ('visitor' in filter) return filter.visitor.some((part) => isPartOf(part, it.visitor));
  if ('time' in filter) {
    const at = filter.time === 'started' ? it.startedAt : it.lastAt;
    return (!filter.from || at >= filter.from) && (!filter.before || at < filter.before);
  }
  if ('clock' in filter) return filter.in.includes(readClock(filter, it.startedAt));
  if ('messages' in filter) {
    const { atLeast = 0, atMost = Infinity } = filter.messages;
    return it.messageCount >= atLeast && it.messageCount <= atMost;
  }
  if ('condition' in filter) return conditions[filter.condition](it, now);
  return it.texts.some((text) => holdsTerm(text, filter.holds));
}

const conditions: Record<ConversationCondition, (it: FilterableConversation, now: Date) => boolean> = {
  live: ({ lastAt, endedAt }, now) => endedAt === null && lastAt.getTime() > now.getTime() - LIVE_MINUTES * 60_000,
  unread: ({ messageCount, seenMessages }) => messageCount > seenMessages,
  sample: ({ sample }) => sample,
  rated_helpful: ({ helpfulCount }) => helpfulCount > 0,
  rated_unhelpful: ({ unhelpfulCount }) => unhelpfulCount > 0,
  handed_off: ({ handedOff }) => handedOff,
  asked: ({ visitorCount }) => visitorCount > 0,
  handled: ({ handedOff, botAnswers }) => handedOff || botAnswers > 0,
  answered: ({ goodAnswers }) => goodAnswers > 0,
  responded: ({ isResponded }) => isResponded,
  analysed: ({ isAnalysed }) => isAnalysed,
  has_question: ({ questions }) => questions > 0,
  has_gap: ({ unanswered }) => unanswered > 0,
  has_operator: ({ operatorCount }) => operatorCount > 0,
  has_email: ({ visitor }) => (visitor?.email ?? null) !== null,
  has_tag: ({ tags }) => tags.length > 0,
  has_note: ({ notes }) => notes > 0,
  flag_open: ({ flagStatuses }) => flagStatuses.includes('open'),
  flags_reviewed: ({ flagStatuses }) => flagStatuses.length > 0 && !flagStatuses.includes('open'),
};

function readClock({ clock, timeZone }: { clock: 'hour' | 'weekday'; timeZone: string }, at: Date): number {
  return DateTime.fromJSDate(at, { zone: timeZone })[clock];
}

/** Whatever the case of A to Z. */
function isOneOf(value: string, wanted: string[]): boolean {
  return wanted.some((each) => asciiLower(each) === asciiLower(value));
}

function isPartOf(part: string, visitor: FilterableConversation['visitor']): boolean {
  return [visitor?.name, visitor?.email].some((text) => text != null && asciiLower(text).includes(asciiLower(part)));
}
