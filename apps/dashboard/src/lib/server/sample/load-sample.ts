import { createApiKey, revokeApiKey, type Sql, type WorkspaceId } from '@debrief/db';
import { batchesOf, generateSample } from '@debrief/pipelines/sample';

const SEED = 1;
const BATCH = 500;

interface Given {
  sql: Sql;
  workspaceId: WorkspaceId;
  /** The request's own `fetch`: the sample goes through /v1/batch like anyone's data. */
  fetch: typeof globalThis.fetch;
  now: Date;
}

/**
 * Sends the sample workspace through /v1/batch with a key of its own, whose conversations are marked as sample data,
 * and ends the key. Null when all of it was taken; otherwise what was refused. Loading it again adds what is missing.
 */
export async function loadSample({ sql, workspaceId, fetch, now }: Given): Promise<string | null> {
  const { id, key } = await createApiKey(sql, workspaceId, { kind: 'secret', name: 'Sample data', sample: true });
  try {
    for (const items of batchesOf(generateSample({ seed: SEED, now }), BATCH)) {
      const response = await fetch('/v1/batch', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ items }),
      });
      if (!response.ok) return `HTTP ${String(response.status)}: ${await response.text()}`;
    }
    return null;
  } finally {
    await revokeApiKey(sql, workspaceId, id);
  }
}
