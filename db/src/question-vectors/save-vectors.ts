import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { QuestionKey } from '../topics/words.ts';

export interface VectorToSave extends QuestionKey {
  textHash: Buffer;
  /** A byte a dimension. */
  vector: Buffer;
}

/** Keeps the vectors of questions that are there still. */
export async function saveVectors(
  sql: Sql,
  workspaceId: WorkspaceId,
  { space, vectors }: { space: string; vectors: readonly VectorToSave[] },
): Promise<void> {
  if (vectors.length === 0) return;
  const rows = vectors.map(({ messageId, ordinal, textHash, vector }) => ({
    message_id: messageId,
    ordinal,
    text_hash: textHash.toString('hex'),
    vector: vector.toString('hex'),
  }));
  await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
      with held as (
        select r.* from jsonb_to_recordset(${tx.json(rows)})
          as r(message_id uuid, ordinal int, text_hash text, vector text)
        join question q on q.message_id = r.message_id and q.ordinal = r.ordinal
        order by r.message_id, r.ordinal for key share of q
      )
      insert into question_vector (message_id, ordinal, workspace_id, space, text_hash, vector)
      select message_id, ordinal, ${workspaceId}, ${space}, decode(text_hash, 'hex'), decode(vector, 'hex') from held
      on conflict (message_id, ordinal) do update
      set space = excluded.space, text_hash = excluded.text_hash, vector = excluded.vector, made_at = now()`,
  );
}
