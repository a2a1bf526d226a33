import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { conversationColumns, type ConversationRow } from './conversation-row.ts';
import { inboxFrom } from './inbox-row.ts';
import type { Properties } from './incoming.ts';
import {
  readAnalysis,
  readFlags,
  readMessages,
  type AnalysisView,
  type FlagView,
  type MessageView,
} from './read-parts.ts';

/** Everything a program may know of a conversation. */
export interface ConversationRecord extends ConversationRow {
  properties: Properties;
  /** In the order they were said. */
  messages: MessageView[];
  /** Without those the analyser withdrew. */
  flags: FlagView[];
  analysis: AnalysisView | null;
}

export type FoundConversation =
  | { found: 'one'; conversation: ConversationRecord }
  | { found: 'none' }
  /** Several agents have a conversation of this id, and none was named. */
  | { found: 'several'; agents: string[] };

/** The conversation that its sender calls `externalId`, of the agent named, or of the only one that has it. */
export async function readConversation(
  sql: Sql,
  workspaceId: WorkspaceId,
  { externalId, agentKey }: { externalId: string; agentKey?: string | null },
): Promise<FoundConversation> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const rows = await findRows(tx, workspaceId, externalId, agentKey ?? null);
    const [row, another] = rows;
    if (!row) return { found: 'none' };
    if (another) return { found: 'several', agents: rows.map((each) => each.agentKey).toSorted() };
    const { contentRevision, ...conversation } = row;
    const [messages, flags, analysis] = await Promise.all([
      readMessages(tx, row.id),
      readFlags(tx, row.id),
      readAnalysis(tx, row.id, contentRevision),
    ]);
    return { found: 'one', conversation: { ...conversation, messages, flags, analysis } };
  });
}

type FoundRow = ConversationRow & { id: ConversationId; properties: Properties; contentRevision: number };

function findRows(tx: Transaction, workspaceId: WorkspaceId, externalId: string, agentKey: string | null) {
  return tx<FoundRow[]>`
    select ${conversationColumns(tx)}, c.properties, c.content_revision as "contentRevision"
    from ${inboxFrom(tx)}
    where c.workspace_id = ${workspaceId} and c.external_id = ${externalId}
      ${agentKey === null ? tx`` : tx`and a.key = ${agentKey}`}`;
}
