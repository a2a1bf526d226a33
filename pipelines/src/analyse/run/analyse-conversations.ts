import { setImmediate as turn } from 'node:timers/promises';
import {
  AUTO_TAGS,
  listTags,
  MODEL_TAGS,
  readForAnalysis,
  saveFindings,
  type ConversationForAnalysis,
  type ConversationId,
  type FindingsToSave,
  type SaveResult,
  type Sql,
  type TagId,
  type WorkspaceId,
} from '@debrief/db';
import { createLearnWorkspace, createTagMatcher } from '../../tags/index.ts';
import { checkEvidence } from '../../evidence/index.ts';
import type { Analyser, AnalyseOptions, Analysis, ConversationToAnalyse } from '../analyser.ts';
import { defaultThresholds } from '../thresholds.ts';
import { toStored, toStoredFlags } from './from-analyser.ts';
import { applyTags, type FoundTags } from './apply-tags.ts';
import { toAnalyser, toOptions } from './to-analyser.ts';

export interface AnalyseConversationsDeps {
  sql: Sql;
  /** Speaks when a conversation rests. */
  analyser: Analyser;
  /** Speaks while a conversation goes on; must be quick. */
  atOnce: {
    name: string;
    findFlags: (conversation: ConversationToAnalyse, options: AnalyseOptions) => Analysis['flags'];
  };
  /** Called after a commit that others must hear of. */
  onSaved: () => void;
}

/** Conversations of one workspace. */
export interface ConversationsToAnalyse {
  workspaceId: WorkspaceId;
  conversations: { conversationId: ConversationId; requestId?: string }[];
}

export interface AnalysedConversation {
  conversationId: ConversationId;
  requestId?: string;
  tier: 'none' | 'flags' | 'full';
  /** `failed`: its analyser threw `error`, and nothing of it was written. */
  result: SaveResult | 'failed';
  error?: unknown;
}

export type AnalyseConversations = (
  asked: ConversationsToAnalyse,
  options?: { signal?: AbortSignal },
) => Promise<AnalysedConversation[]>;

/** Beyond these an analyser is not asked about tags: the list would be longer than most conversations. */
const MOST_TAGS = 60;
/** After so many the process has a look at what else there is to do. */
const BREATH = 8;

/**
 * The step from stored conversations to their stored analyses: in full when one rests, flags only while it goes on,
 * nothing when its content has its full analysis. They are read together and saved in one transaction; one that no
 * analyser can bear leaves the others alone. Doing it twice changes nothing; throws when Postgres fails or the signal is
 * aborted, with nothing written.
 */
export function createAnalyseConversations({
  sql,
  analyser,
  atOnce,
  onSaved,
}: AnalyseConversationsDeps): AnalyseConversations {
  const learnWorkspace = createLearnWorkspace(sql);

  async function find(conversation: ConversationForAnalysis, options: AnalyseOptions) {
    const { contentRevision, messages } = conversation;
    const thresholds = defaultThresholds;
    if (conversation.due === 'full') {
      const analysis = await analyser.analyse(toAnalyser(conversation), options);
      const stored = toStored(checkEvidence(analysis, messages), conversation);
      return { found: { tier: 'full', analysis: { ...stored, thresholds } }, tags: analysis.tags } as const;
    }
    const flags = toStoredFlags(atOnce.findFlags(toAnalyser(conversation), options), messages);
    return {
      found: { tier: 'flags', found: { contentRevision, flaggedBy: atOnce.name, flags, thresholds } },
    } as const;
  }

  return async function analyseConversations({ workspaceId, conversations }, { signal } = {}) {
    const asked = new Map(conversations.map((conversation) => [conversation.conversationId, conversation]));
    const [read, tags] = await Promise.all([
      readForAnalysis(sql, workspaceId, [...asked.keys()]),
      listTags(sql, workspaceId),
    ]);
    const described = tags.filter(({ description }) => description.trim() !== '');
    const spoken = described.length > 0 ? await learnWorkspace(workspaceId) : null;
    const matchTags = createTagMatcher(tags, { spoken });
    const judged = described.length <= MOST_TAGS ? described : [];
    const tagged: FoundTags[] = [];
    const analysed = new Map<ConversationId, AnalysedConversation>();
    const findings: FindingsToSave[] = [];
    let looked = 0;
    for (const about of asked.values()) {
      if (++looked % BREATH === 0) await turn();
      signal?.throwIfAborted();
      const { conversationId } = about;
      const conversation = read.get(conversationId);
      if (!conversation || conversation.due === 'none') {
        analysed.set(conversationId, { ...about, tier: 'none', result: conversation ? 'unchanged' : 'gone' });
        continue;
      }
      try {
        const options = { ...toOptions(conversation, { workspaceId, conversationId }), tags: judged, signal };
        const { found, tags: named } = await find(conversation, options);
        findings.push({ ...about, ...found });
        if (named) tagged.push({ conversationId, tags: named as TagId[], by: MODEL_TAGS });
        else if (found.tier === 'full') {
          const said = conversation.messages.filter(({ role }) => role === 'visitor').map(({ text }) => text);
          tagged.push({ conversationId, tags: matchTags(said).map(({ id }) => id), by: AUTO_TAGS });
        }
      } catch (error) {
        signal?.throwIfAborted();
        analysed.set(conversationId, { ...about, tier: conversation.due, result: 'failed', error });
      }
      // Its words are not needed any more: a batch holds findings, not texts.
      read.delete(conversationId);
    }
    // First: done again after a failure it changes nothing, and an analysis that is saved is not made again.
    await applyTags(sql, workspaceId, tagged);
    const results = await saveFindings(sql, workspaceId, findings);
    for (const [index, { conversationId, requestId, tier }] of findings.entries()) {
      analysed.set(conversationId, { conversationId, requestId, tier, result: results[index] ?? 'gone' });
    }
    if (results.includes('saved')) onSaved();
    return [...asked.keys()].flatMap((conversationId) => analysed.get(conversationId) ?? []);
  };
}
