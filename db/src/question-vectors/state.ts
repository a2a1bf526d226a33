/** How the embedding model fares with a workspace's questions: for the workers that ask it, and for Settings → Analysis. */
import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { lookAgain } from '../topics/look-again.ts';

export interface EmbeddingState {
  space: string;
  /** The newest questions all have a vector. */
  isComplete: boolean;
  answeredAt: Date | null;
  /** Why the latest call failed; null when it did not. */
  failure: string | null;
  /** When it stopped answering; null while it answers. */
  failedAt: Date | null;
  retryAt: Date | null;
}

/** Null where no model was ever asked. */
export async function readEmbeddingState(sql: Sql, workspaceId: WorkspaceId): Promise<EmbeddingState | null> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<EmbeddingState[]>`
      select space, is_complete as "isComplete", answered_at as "answeredAt", failure, failed_at as "failedAt",
        retry_at as "retryAt"
      from embedding_state where workspace_id = ${workspaceId}`,
  );
  return row ?? null;
}

export interface EmbeddingResult {
  space: string;
  /** The newest questions all have a vector now: the topics are looked at anew. */
  isComplete: boolean;
  /** Null when the model answered, or nothing was asked. */
  failure: string | null;
  /** It was asked, and answered at least once. */
  answered: boolean;
}

const RETRY_SECONDS = 60;

export async function saveEmbeddingState(sql: Sql, workspaceId: WorkspaceId, result: EmbeddingResult): Promise<void> {
  const { space, isComplete, failure, answered } = result;
  await withWorkspace(sql, workspaceId, async (tx) => {
    const [before] = await tx<{ isComplete: boolean }[]>`
      select space = ${space} and is_complete as "isComplete"
      from embedding_state where workspace_id = ${workspaceId} for update`;
    await tx`
      insert into embedding_state (workspace_id, space, is_complete, answered_at, failure, failed_at, retry_at)
      values (${workspaceId}, ${space}, ${isComplete}, ${answered ? tx`now()` : null}, ${failure},
        ${failure === null ? null : tx`now()`}, ${failure === null ? null : tx`now() + make_interval(secs => ${RETRY_SECONDS})`})
      on conflict (workspace_id) do update
      set space = excluded.space, is_complete = excluded.is_complete,
        answered_at = case when embedding_state.space = excluded.space
          then coalesce(excluded.answered_at, embedding_state.answered_at) else excluded.answered_at end,
        failure = excluded.failure, retry_at = excluded.retry_at,
        failed_at = case when embedding_state.space = excluded.space and excluded.failure is not null
          then coalesce(embedding_state.failed_at, excluded.failed_at) else excluded.failed_at end`;
    if (isComplete && !before?.isComplete) await lookAgain(tx, workspaceId);
  });
}

/** There is no model any more: nothing is to be said of it. */
export async function dropEmbeddingState(sql: Sql, workspaceId: WorkspaceId): Promise<void> {
  await withWorkspace(sql, workspaceId, (tx) => tx`delete from embedding_state where workspace_id = ${workspaceId}`);
}

export interface PlacedShare {
  /** Of the questions that were put into topics lately. */
  placed: number;
  byVector: number;
}

const LATELY_DAYS = 7;

/** By which means the questions of the last seven days were placed. */
export async function countPlacedBy(sql: Sql, workspaceId: WorkspaceId, space: string): Promise<PlacedShare> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<PlacedShare[]>`
      select count(*)::int as placed, count(*) filter (where placed_by = ${space})::int as "byVector"
      from question
      where workspace_id = ${workspaceId} and placed_at > now() - make_interval(days => ${LATELY_DAYS})`,
  );
  return row ?? { placed: 0, byVector: 0 };
}
