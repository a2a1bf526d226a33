/** The part of a conversation's row that incoming items can change. */
import type { AgentId, ConversationId } from '../ids.ts';
import type { Properties, VisitorDetails } from './incoming.ts';
import type { ConversationStatus, HandoffState, MessageRole } from './words.ts';

export interface ConversationState extends VisitorDetails {
  id: ConversationId;
  agentId: AgentId;
  externalId: string;
  visitorId: string | null;
  revision: number;
  contentRevision: number;
  status: ConversationStatus;
  snoozedUntil: Date | null;
  handoff: HandoffState;
  handoffAt: Date | null;
  handoffReason: string | null;
  botHeld: boolean;
  waitsAgainAt: Date | null;
  startedAt: Date;
  lastAt: Date;
  endedAt: Date | null;
  messageCount: number;
  visitorCount: number;
  botCount: number;
  operatorCount: number;
  previewRole: MessageRole | null;
  previewText: string | null;
  previewAt: Date | null;
  helpfulCount: number;
  unhelpfulCount: number;
  properties: Properties;
  analysisDueAt: Date | null;
}

export const detailKeys = [
  'channel',
  'device',
  'os',
  'browser',
  'country',
  'region',
  'city',
  'language',
  'timeZone',
  'pageUrl',
  'referrer',
] as const satisfies readonly (keyof VisitorDetails)[];

/** A conversation nobody has written in yet. */
export function emptyConversation(
  id: ConversationId,
  agentId: AgentId,
  externalId: string,
  at: Date,
): ConversationState {
  return {
    id,
    agentId,
    externalId,
    visitorId: null,
    revision: 0,
    contentRevision: 0,
    status: 'open',
    snoozedUntil: null,
    handoff: 'bot',
    handoffAt: null,
    handoffReason: null,
    botHeld: false,
    waitsAgainAt: null,
    startedAt: at,
    lastAt: at,
    endedAt: null,
    messageCount: 0,
    visitorCount: 0,
    botCount: 0,
    operatorCount: 0,
    previewRole: null,
    previewText: null,
    previewAt: null,
    helpfulCount: 0,
    unhelpfulCount: 0,
    properties: {},
    analysisDueAt: null,
    channel: null,
    device: null,
    os: null,
    browser: null,
    country: null,
    region: null,
    city: null,
    language: null,
    timeZone: null,
    pageUrl: null,
    referrer: null,
  };
}
