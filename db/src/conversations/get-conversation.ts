import type { FlagKind, Outcome } from '../analyses/words.ts';
import type { ConversationId, MemberId, WorkspaceId } from '../ids.ts';
import { readImprovedAnswers, type ImprovedAnswer } from '../improved-answers/list-improved-answers.ts';
import { readNotes, type NoteView } from '../notes/read-notes.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { readTaggings, type TaggingView } from '../tags/read-taggings.ts';
import { readWeights } from '../tuning/read-tuning.ts';
import { factRules, type RuleWeight } from '../tuning/weigh-rule.ts';
import { inboxColumns, inboxFrom, waitsSince, type InboxRow } from './inbox-row.ts';
import type { Properties } from './incoming.ts';
import { openingRange } from './read-message-range.ts';
import {
  readAnalysis,
  readFlags,
  readMessages,
  type AnalysisView,
  type FlagView,
  type MessageView,
} from './read-parts.ts';

export interface EarlierConversation {
  id: ConversationId;
  startedAt: Date;
  previewText: string | null;
  outcome: Outcome | null;
  flagKinds: FlagKind[];
}

export interface WeighedFlagView extends FlagView {
  /** Where members' verdicts made its rule count for less. */
  countsLess: RuleWeight | null;
}

export interface ConversationView extends InboxRow {
  channel: string | null;
  region: string | null;
  /** The visitor's own, IANA. */
  timeZone: string | null;
  pageUrl: string | null;
  referrer: string | null;
  handoffAt: Date | null;
  /** While it waits. */
  waitsSince: Date | null;
  handoffReason: string | null;
  properties: Properties;
  seenMessages: number;
  messages: MessageView[];
  /** How many messages are before those. */
  messagesFrom: number;
  flags: WeighedFlagView[];
  analysis: AnalysisView | null;
  /** In the order of their names. */
  taggings: TaggingView[];
  /** In the order they were written. */
  notes: NoteView[];
  improvedAnswers: ImprovedAnswer[];
  /** Earlier ones of the same visitor, newest first, ten at most. */
  earlier: EarlierConversation[];
}

type ConversationRow = Omit<
  ConversationView,
  'messages' | 'messagesFrom' | 'flags' | 'analysis' | 'taggings' | 'notes' | 'improvedAnswers' | 'earlier'
> & {
  visitorId: string | null;
  contentRevision: number;
};

/** A conversation as one member sees it, with all its messages or those of `pageSize` that it opens at; null when the workspace has no such one. */
export async function getConversation(
  sql: Sql,
  workspaceId: WorkspaceId,
  { id, memberId, pageSize }: { id: ConversationId; memberId: MemberId; pageSize?: number },
): Promise<ConversationView | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [row] = await tx<ConversationRow[]>`
      select ${inboxColumns(tx)}, coalesce(r.seen_messages, 0) as "seenMessages", c.visitor_id as "visitorId",
        c.content_revision as "contentRevision", c.channel, c.region, c.time_zone as "timeZone",
        c.page_url as "pageUrl", c.referrer, c.handoff_at as "handoffAt", ${waitsSince(tx)} as "waitsSince", c.handoff_reason as "handoffReason",
        c.properties
      from ${inboxFrom(tx)}
      left join read_mark r on r.conversation_id = c.id and r.member_id = ${memberId}
      where c.workspace_id = ${workspaceId} and c.id = ${id}`;
    if (!row) return null;
    const { visitorId, contentRevision, ...conversation } = row;
    const { messageCount, seenMessages } = conversation;
    const range = pageSize === undefined ? undefined : openingRange(messageCount, seenMessages, pageSize);
    const [messages, flags, analysis, taggings, notes, improvedAnswers, earlier, weights] = await Promise.all([
      readMessages(tx, id, range),
      readFlags(tx, id),
      readAnalysis(tx, id, contentRevision),
      conversation.tags.length > 0 ? readTaggings(tx, id) : [],
      readNotes(tx, id),
      readImprovedAnswers(tx, id),
      visitorId ? readEarlier(tx, id, visitorId) : [],
      readWeights(tx, workspaceId),
    ]);
    const weighed = flags.map((flag) => withWeight(flag, weights));
    const messagesFrom = range?.from ?? 0;
    return {
      ...conversation,
      messages,
      messagesFrom,
      flags: weighed,
      analysis,
      taggings,
      notes,
      improvedAnswers,
      earlier,
    };
  });
}

function withWeight(flag: FlagView, weights: ReadonlyMap<string, RuleWeight>): WeighedFlagView {
  const counted = flag.rule === null ? undefined : weights.get(flag.rule);
  return { ...flag, countsLess: counted && counted.weight < 1 && !factRules.has(flag.rule ?? '') ? counted : null };
}

function readEarlier(tx: Transaction, id: ConversationId, visitorId: string) {
  return tx<EarlierConversation[]>`
    select c.id, c.started_at as "startedAt", c.preview_text as "previewText", n.outcome, c.flag_kinds as "flagKinds"
    from conversation c
    left join analysis n on n.conversation_id = c.id
    where c.visitor_id = ${visitorId} and c.id <> ${id}
    order by c.started_at desc
    limit 10`;
}
