/** What the model tiers of all processes share, kept in Postgres: spending, answers, and calls under way. */
import {
  beginCall,
  endCall,
  keepAnswer,
  parseId,
  recallAnswer,
  reserveSpend,
  settleSpend,
  type ConversationId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import type { ModelAccount } from '../analyser.ts';
import type { SpendStore } from './daily-budget.ts';
import { DEFAULT_TIMEOUT_MS, type SharedCalls } from './limit-calls.ts';
import type { AnalysisCache } from './remember-analyses.ts';

export interface ModelStores {
  spending: SpendStore;
  cache: AnalysisCache;
  calls: SharedCalls;
}

/** A call that outlives its time limit and retries by this much belongs to a process that died. */
const LEASE_MARGIN_MS = 30_000;

export function createModelStores(
  sql: Sql,
  { model, timeoutMs = DEFAULT_TIMEOUT_MS }: { model: string; timeoutMs?: number },
): ModelStores {
  return {
    spending: {
      reserve: ({ account, day, estimate, desk, workspace }) =>
        reserveSpend(sql, { workspaceId: workspaceOf(account), day, estimate, desk, workspace }),
      settle: (id, { account, ...spent }) => settleSpend(sql, id, { workspaceId: workspaceOf(account), ...spent }),
    },
    cache: {
      get: async (key, account) => recallAnswer(sql, idsOf(account).workspaceId, key),
      set: async (key, answer, account) => {
        const { workspaceId, conversationId } = idsOf(account);
        await keepAnswer(sql, workspaceId, { key, conversationId, answer });
      },
    },
    calls: {
      begin: (allowed) => beginCall(sql, { model, allowed, leaseMs: timeoutMs + LEASE_MARGIN_MS }),
      end: (id) => endCall(sql, id),
    },
  };
}

/** Throws for a model that is asked on nobody's account: what it costs must be somebody's. */
function workspaceOf(account: { workspaceId: string } | null): WorkspaceId {
  const workspaceId = parseId<WorkspaceId>(account?.workspaceId ?? '');
  if (!workspaceId) throw new Error('a model is asked on the account of a workspace');
  return workspaceId;
}

/** Throws as `workspaceOf` does, and for an answer that is about no conversation. */
function idsOf(account: ModelAccount | null): { workspaceId: WorkspaceId; conversationId: ConversationId } {
  const conversationId = parseId<ConversationId>(account?.conversationId ?? '');
  if (!conversationId) throw new Error('an answer is kept with a conversation');
  return { workspaceId: workspaceOf(account), conversationId };
}
