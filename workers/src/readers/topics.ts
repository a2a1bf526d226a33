import { listTopicWork, type Sql, type WorkspaceId } from '@debrief/db';
import { createKeepTopics } from '@debrief/pipelines/topics/run';
import type { Embedder } from '@debrief/pipelines/topics/embed';
import type { Logger } from 'pino';
import type { StepResult } from './run-reader.ts';

export const TOPICS = 'topics';

export interface TopicsDeps {
  sql: Sql;
  /** Called after a commit that others must hear of. */
  onSaved: () => void;
  log?: Logger;
  /** Questions placed at a time; 500 when absent. */
  limit?: number;
  /** Null or absent: topics are found by words alone. */
  embedder?: Embedder | null;
}

/**
 * One step of the reader that keeps topics, for each workspace that has something to place. It needs no cursor: a
 * question says itself whether it was looked at, also one of before topics were there.
 */
export function createTopics({ sql, onSaved, log, limit, embedder = null }: TopicsDeps): () => Promise<StepResult> {
  const keepTopics = createKeepTopics({ sql, limit, embedder });
  const told = new Map<WorkspaceId, string>();

  /** Once for each reason: while a model is away, every step comes without it. */
  function tellFailure(workspaceId: WorkspaceId, reason: string | null): void {
    if (reason === null) return void told.delete(workspaceId);
    if (told.get(workspaceId) === reason) return;
    told.set(workspaceId, reason);
    log?.warn({ reader: TOPICS, workspaceId, reason }, 'topics are kept by words alone');
  }

  return async function topics() {
    let rows = 0;
    let caughtUp = true;
    const failures: unknown[] = [];
    for (const workspaceId of await listTopicWork(sql, embedder?.space ?? null)) {
      try {
        const { placed, moved, more, embeddingFailure } = await keepTopics(workspaceId);
        rows += placed;
        if (more) caughtUp = false;
        tellFailure(workspaceId, embeddingFailure);
        if (placed > 0 || moved !== null) {
          onSaved();
          log?.debug({ reader: TOPICS, workspaceId, placed, moved }, 'topics kept');
        }
      } catch (error) {
        // The other workspaces do not wait for this one.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return { rows, caughtUp };
  };
}
