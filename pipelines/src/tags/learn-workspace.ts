import { readFirstWords, type Sql, type WorkspaceId } from '@debrief/db';
import { learnSpoken, type SpokenWords } from './spoken-words.ts';

/** Enough to learn how people speak, and 30 ms of work. */
const NEWEST = 1_500;
const KEPT_MS = 10 * 60_000;
const MOST_WORKSPACES = 100;

/** A function that learns how people speak in a workspace, and remembers it for ten minutes. */
export function createLearnWorkspace(
  sql: Sql,
  now: () => number = Date.now,
): (workspaceId: WorkspaceId) => Promise<SpokenWords | null> {
  const known = new Map<WorkspaceId, { at: number; spoken: Promise<SpokenWords | null> }>();
  return function learnWorkspace(workspaceId) {
    const kept = known.get(workspaceId);
    if (kept && now() - kept.at < KEPT_MS) return kept.spoken;
    known.delete(workspaceId);
    const [oldest] = known.keys();
    if (known.size >= MOST_WORKSPACES && oldest) known.delete(oldest);
    const spoken = readFirstWords(sql, workspaceId, NEWEST).then(learnSpoken);
    known.set(workspaceId, { at: now(), spoken });
    spoken.catch(() => known.delete(workspaceId));
    return spoken;
  };
}
