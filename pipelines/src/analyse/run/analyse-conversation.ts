import {
  readForAnalysis,
  saveAnalysis,
  saveFlags,
  type ConversationId,
  type SaveResult,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { defaultThresholds } from '../thresholds.ts';
import { checkEvidence } from '../../evidence/index.ts';
import type { Analyser, AnalyseOptions, Analysis, ConversationToAnalyse } from '../analyser.ts';
import { toStored, toStoredFlags } from './from-analyser.ts';
import { toAnalyser, toOptions } from './to-analyser.ts';

export interface AnalyseConversationDeps {
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

export interface AnalysedConversation {
  tier: 'none' | 'flags' | 'full';
  result: SaveResult;
}

export type AnalyseConversation = (
  conversation: { workspaceId: WorkspaceId; conversationId: ConversationId },
  options?: { signal?: AbortSignal; requestId?: string },
) => Promise<AnalysedConversation>;

/**
 * The step from a stored conversation to its stored analysis: in full when it rests, flags only while it goes on,
 * nothing when its content has its full analysis. Doing it twice changes nothing; throws when Postgres or the analyser
 * fails, with nothing written.
 */
export function createAnalyseConversation({
  sql,
  analyser,
  atOnce,
  onSaved,
}: AnalyseConversationDeps): AnalyseConversation {
  return async function analyseConversation({ workspaceId, conversationId }, { signal, requestId } = {}) {
    const conversation = await readForAnalysis(sql, workspaceId, conversationId);
    if (!conversation) return { tier: 'none', result: 'gone' };
    const { due, contentRevision, messages } = conversation;
    if (due === 'none') return { tier: 'none', result: 'unchanged' };

    const options = toOptions(conversation, { workspaceId, conversationId });
    let result: SaveResult;
    if (due === 'full') {
      const analysis = await analyser.analyse(toAnalyser(conversation), { ...options, signal });
      const stored = toStored(checkEvidence(analysis, messages), conversation);
      result = await saveAnalysis(
        sql,
        workspaceId,
        conversationId,
        { ...stored, thresholds: defaultThresholds },
        requestId,
      );
    } else {
      const flags = toStoredFlags(atOnce.findFlags(toAnalyser(conversation), options), messages);
      const found = { contentRevision, flaggedBy: atOnce.name, flags, thresholds: defaultThresholds };
      result = await saveFlags(sql, workspaceId, conversationId, found, requestId);
    }
    if (result === 'saved') onSaved();
    return { tier: due, result };
  };
}
