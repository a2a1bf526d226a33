/** Rows as ClickHouse takes them: the columns of `conversation_facts` and `message_facts`, by name. */
import type { FlagKind, Outcome } from '../analyses/words.ts';
import type { AgentId, ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { ConversationStatus, HandoffState, MessageRole } from '../conversations/words.ts';

/** `2026-11-01 10:00:00.000`, in UTC. */
export type FactTime = string;

interface FactKey {
  workspace_id: WorkspaceId;
  conversation_id: ConversationId;
  revision: number;
  started_at: FactTime;
}

export interface ConversationFact extends FactKey {
  is_deleted: 0;
  agent_id: AgentId;
  visitor_id: string | null;
  sample: number;
  last_at: FactTime;
  duration_ms: number;
  status: ConversationStatus;
  ended: number;
  handoff: HandoffState;
  handed_off: number;
  channel: string;
  device: string;
  os: string;
  browser: string;
  country: string;
  region: string;
  city: string;
  language: string;
  page: string;
  referrer: string;
  messages: number;
  visitor_messages: number;
  bot_messages: number;
  operator_messages: number;
  bot_answers: number;
  bot_answers_not_fallback: number;
  first_response_ms: number | null;
  helpful: number;
  unhelpful: number;
  flag_kinds: FlagKind[];
  open_flags: number;
  tags: string[];
  analysed: number;
  outcome: Outcome | '';
  sentiment: string;
  questions: number;
  questions_unanswered: number;
}

export interface MessageFact extends FactKey {
  is_deleted: 0;
  message_id: MessageId;
  agent_id: AgentId;
  sample: number;
  at: FactTime;
  role: MessageRole;
  characters: number;
  rating: 'helpful' | 'unhelpful' | '';
  answered: 'yes' | 'no' | '';
  /** A bot message after the visitor's first: a greeting is not an answer. */
  is_answer: number;
  is_fallback: number;
  confidence: number | null;
  sources: number;
  flag_kinds: FlagKind[];
}

/** The key of a row that is gone: everything else takes its default. */
export interface DeletedConversationFact extends FactKey {
  is_deleted: 1;
}

export interface DeletedMessageFact extends FactKey {
  is_deleted: 1;
  message_id: MessageId;
}

export interface FactRows {
  conversations: (ConversationFact | DeletedConversationFact)[];
  messages: (MessageFact | DeletedMessageFact)[];
}

const EARLIEST_MS = Date.UTC(1900, 0, 1);
const LATEST_MS = Date.UTC(2299, 11, 31);

/** An instant within what DateTime64 can hold: a row that cannot be inserted would hold up every one behind it. */
export function toFactTime(at: Date): FactTime {
  const clamped = Math.min(Math.max(at.getTime(), EARLIEST_MS), LATEST_MS);
  return new Date(clamped).toISOString().slice(0, 23).replace('T', ' ');
}
