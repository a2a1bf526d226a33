/**
 * Which conversations, with nothing left to interpret: times are instants, "me" is a member, an agent's name is its id.
 * The filter language (pipelines/src/filter) is resolved into this; filter-to-sql.ts and the plain in-memory test read it.
 */
import type { FlagKind } from '../analyses/words.ts';
import type { AgentId, MemberId, TopicId } from '../ids.ts';
import type { SearchTerm } from '../search/search-term.ts';

export type ConversationFilter =
  | { all: ConversationFilter[] }
  | { any: ConversationFilter[] }
  | { not: ConversationFilter }
  /** One of the values, whatever the case of A to Z unless `exactly`; '' is "not known". */
  | { field: ConversationField; in: string[]; exactly?: true }
  | { tags: string[] }
  /** One of its questions is in one of these topics (as they are shown, not merged ones); null: none is in any. */
  | { topics: (TopicId | null)[] }
  | { agents: AgentId[] }
  /** Holds a standing flag (open, or called right) of one of these kinds; of any kind when empty. */
  | { flags: FlagKind[] }
  /** null is nobody. */
  | { assignees: (MemberId | null)[] }
  /** The visitor's name or e-mail address contains one of these, whatever the case of A to Z. */
  | { visitor: string[] }
  | { time: 'started' | 'last'; from?: Date; before?: Date }
  /** Started in one of these hours (0 to 23) or on one of these weekdays (1 Monday to 7 Sunday) of an IANA time zone. */
  | { clock: 'hour' | 'weekday'; in: number[]; timeZone: string }
  /** Both inclusive. */
  | { messages: { atLeast?: number; atMost?: number } }
  | { condition: ConversationCondition }
  /** Holds a word or phrase in one of its messages. */
  | { holds: SearchTerm };

export const conversationFields = [
  'channel',
  'device',
  'os',
  'browser',
  'country',
  'region',
  'city',
  'language',
  'page',
  /** Host of the page the visitor came from. */
  'referrer',
  'status',
  'handoff',
  'outcome',
  'sentiment',
] as const;
export type ConversationField = (typeof conversationFields)[number];

export const conversationConditions = [
  /** The last message is younger than LIVE_MINUTES and nobody ended it. */
  'live',
  /** By the member who asks. */
  'unread',
  'sample',
  'rated_helpful',
  'rated_unhelpful',
  'handed_off',
  /** The visitor wrote something. */
  'asked',
  /** The bot answered what the visitor wrote, or it was handed off. */
  'handled',
  /** The bot gave an answer that was no fallback. */
  'answered',
  /** Bot or operator said something after the visitor had. */
  'responded',
  'analysed',
  'has_question',
  /** One of its questions went unanswered. */
  'has_gap',
  'has_operator',
  'has_email',
  'has_tag',
  'has_note',
  'flag_open',
  /** A member judged a flag of it, and none is left open. */
  'flags_reviewed',
] as const;
export type ConversationCondition = (typeof conversationConditions)[number];

/** What a filter may need to know of who asks, and when. */
export interface FilterAsker {
  /** null for a program: nothing is unread, nobody is "me". */
  memberId: MemberId | null;
  now: Date;
}
