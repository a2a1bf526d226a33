import type { ConversationId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { isBotPaused } from './inbox-row.ts';
import { readOperatorMessages, type MessageView } from './read-parts.ts';
import type { HandoffState } from './words.ts';

export type ConversationAddress =
  | { found: 'one'; id: ConversationId }
  | { found: 'none' }
  /** Several agents have a conversation of this id, and none was named. */
  | { found: 'several'; agents: string[] };

/** Which conversation its sender calls `externalId`: of the agent named, or of the only one that has it. */
export async function findConversation(
  sql: Sql,
  workspaceId: WorkspaceId,
  { externalId, agentKey }: { externalId: string; agentKey?: string | null },
): Promise<ConversationAddress> {
  const rows = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<{ id: ConversationId; agentKey: string }[]>`
      select c.id, a.key as "agentKey"
      from conversation c
      join agent a on a.id = c.agent_id
      where c.workspace_id = ${workspaceId} and c.external_id = ${externalId}
        ${agentKey == null ? tx`` : tx`and a.key = ${agentKey}`}
      order by a.key`,
  );
  const [row, another] = rows;
  if (!row) return { found: 'none' };
  return another ? { found: 'several', agents: rows.map((each) => each.agentKey) } : { found: 'one', id: row.id };
}

/** What a visitor's side must know of a conversation that people answer: who has it, and all they said. */
export interface OperatorSide {
  handoff: HandoffState;
  botPaused: boolean;
  /** Also those that were taken back. */
  messages: MessageView[];
}

/** Null when the conversation is gone. */
export async function readOperatorSide(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<OperatorSide | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [row] = await tx<Omit<OperatorSide, 'messages'>[]>`
      select c.handoff, ${isBotPaused(tx)} as "botPaused"
      from conversation c
      where c.workspace_id = ${workspaceId} and c.id = ${id}`;
    return row ? { ...row, messages: await readOperatorMessages(tx, id) } : null;
  });
}
