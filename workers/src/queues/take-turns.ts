import type { AnalysisRequest } from '@debrief/pipelines/jobs';

export interface TurnsOptions {
  /** Requests of one workspace that count as its turn; 50 when absent. */
  turn?: number;
  /** What is forgotten of each workspace's requests in a second: about half of what one process analyses. */
  perSecond?: number;
  now?: () => number;
}

/** So many workspaces are remembered before those with nothing behind them are dropped. */
const REMEMBERED = 1_000;

/**
 * Says of each request how many turns its workspace had lately, so that one that floods the queue goes behind the others
 * and not they behind it. Of a flood that lasts the older requests have the smaller numbers: none of them starves.
 */
export function createTakeTurns({ turn = 50, perSecond = 300, now = Date.now }: TurnsOptions = {}) {
  const levels = new Map<string, { level: number; atMs: number }>();

  function levelOf(key: string, atMs: number): number {
    const known = levels.get(key);
    return known ? Math.max(0, known.level - ((atMs - known.atMs) / 1_000) * perSecond) : 0;
  }

  return function takeTurns(requests: AnalysisRequest[]): AnalysisRequest[] {
    const atMs = now();
    if (levels.size > REMEMBERED) {
      for (const key of levels.keys()) if (levelOf(key, atMs) === 0) levels.delete(key);
    }
    return requests.map((request) => {
      const key = `${request.payload.workspaceId} ${request.urgent}`;
      const level = levelOf(key, atMs);
      levels.set(key, { level: level + 1, atMs });
      return { ...request, behind: Math.floor(level / turn) };
    });
  };
}
