import { listTopicWork, type Sql } from '@debrief/db';
import { createKeepTopics } from '@debrief/pipelines/topics/run';
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
}

/**
 * One step of the reader that keeps topics, for each workspace that has something to place. It needs no cursor: a
 * question says itself whether it was looked at, also one of before topics were there.
 */
export function createTopics({ sql, onSaved, log, limit }: TopicsDeps): () => Promise<StepResult> {
  const keepTopics = createKeepTopics({ sql, limit });
  return async function topics() {
    let rows = 0;
    let caughtUp = true;
    const failures: unknown[] = [];
    for (const workspaceId of await listTopicWork(sql)) {
      try {
        const { placed, moved, more } = await keepTopics(workspaceId);
        rows += placed;
        if (more) caughtUp = false;
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
