import type { FlagKind } from '../analyses/words.ts';
import type { ConversationId, MessageId, WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { readTuning } from './read-tuning.ts';
import { settleFlags, type KindThresholds } from './settle-flags.ts';

export interface PreviewedConversation {
  id: ConversationId;
  startedAt: Date;
  previewText: string | null;
  visitorName: string | null;
  /** Kinds of flags that would come, and of those that would go. */
  come: FlagKind[];
  go: FlagKind[];
}

export interface ThresholdPreview {
  /** Flags. */
  come: number;
  go: number;
  /** Flags that stay, those a member has judged among them. */
  stay: number;
  /** Conversations with a change: how many, and the latest of them. */
  changed: number;
  conversations: PreviewedConversation[];
}

interface Row {
  conversationId: ConversationId;
  kind: FlagKind;
  messageId: MessageId | null;
  rule: string | null;
  foundScore: number;
  status: 'open' | 'below' | 'right' | 'wrong';
  machine: boolean;
}

const SHOWN = 20;

export interface PreviewQuery {
  /** Null: the analyser's own. */
  threshold: number | null;
  defaults?: KindThresholds;
  days?: number;
  now?: Date;
}

/** What another threshold would change among the conversations that began within these days. Writes nothing. */
export async function previewThreshold(
  sql: Sql,
  workspaceId: WorkspaceId,
  { threshold, defaults = {}, days = 7, now = new Date() }: PreviewQuery,
): Promise<ThresholdPreview> {
  const since = new Date(now.getTime() - days * 86_400_000);
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [tuning, rows] = await Promise.all([
      readTuning(tx, workspaceId, defaults),
      tx<Row[]>`
        select f.conversation_id as "conversationId", f.kind, f.message_id as "messageId", f.rule,
          coalesce(f.found_score, f.score) as "foundScore", f.status,
          f.kind <> 'manual' and f.flagged_by not like 'member:%' as machine
        from conversation c join flag f on f.conversation_id = c.id
        where c.workspace_id = ${workspaceId} and c.started_at >= ${since} and f.status <> 'withdrawn'`,
    ]);
    const preview: ThresholdPreview = { come: 0, go: 0, stay: 0, changed: 0, conversations: [] };
    const changes = new Map<ConversationId, { come: FlagKind[]; go: FlagKind[] }>();
    for (const [id, flags] of Map.groupBy(rows, (row) => row.conversationId)) {
      const change = { come: [] as FlagKind[], go: [] as FlagKind[] };
      const loose = flags.filter((flag) => flag.machine && (flag.status === 'open' || flag.status === 'below'));
      const judged = flags.filter(({ kind, status }) => kind === 'knowledge_gap' && /right|wrong/.test(status));
      const after = settleFlags(loose, { ...tuning, threshold }, new Set(judged.map((flag) => flag.messageId)));
      loose.forEach((flag, index) => {
        const status = after[index]?.status;
        if (status === 'open' && flag.status === 'below') change.come.push(flag.kind);
        if (status === 'below' && flag.status === 'open') change.go.push(flag.kind);
      });
      preview.come += change.come.length;
      preview.go += change.go.length;
      preview.stay += flags.filter(({ status }) => status !== 'below').length - change.go.length;
      if (change.come.length + change.go.length > 0) changes.set(id, change);
    }
    preview.changed = changes.size;
    if (changes.size === 0) return preview;
    const shown = await tx<Omit<PreviewedConversation, 'come' | 'go'>[]>`
      select c.id, c.started_at as "startedAt", c.preview_text as "previewText", v.name as "visitorName"
      from conversation c left join visitor v on v.id = c.visitor_id
      where c.id = any(${[...changes.keys()]}::uuid[])
      order by c.started_at desc, c.id desc
      limit ${SHOWN}`;
    preview.conversations = shown.map((row) => ({ ...row, ...(changes.get(row.id) ?? { come: [], go: [] }) }));
    return preview;
  });
}
