import { setImmediate as turn } from 'node:timers/promises';
import { listTags, stepRetagging, type FindTagged, type RetaggingId, type Sql, type WorkspaceId } from '@debrief/db';
import { createLearnWorkspace } from './learn-workspace.ts';
import { createTagMatcher } from './match-tags.ts';

export interface RetagStep {
  workspaceId: WorkspaceId;
  retaggingId: RetaggingId;
  step: number;
}

/** After so many the process has a look at what else there is to do. */
const BREATH = 20;

/** The step that looks for a tag in some of what was said lately, as new conversations are tagged. Doing it twice changes nothing. */
export function createRetag(sql: Sql) {
  const learnWorkspace = createLearnWorkspace(sql);
  return async function retag({ workspaceId, retaggingId, step }: RetagStep) {
    // Before the transaction: it needs no connection of its own then.
    const [spoken, tags] = await Promise.all([learnWorkspace(workspaceId), listTags(sql, workspaceId)]);
    const match = createTagMatcher(tags, { spoken });
    const find: FindTagged = async (tag, conversations) => {
      const found = [];
      for (const [index, { id, texts }] of conversations.entries()) {
        if (index % BREATH === BREATH - 1) await turn();
        if (match(texts).some((each) => each.id === tag.id)) found.push(id);
      }
      return found;
    };
    return stepRetagging(sql, workspaceId, { id: retaggingId, step, find });
  };
}
