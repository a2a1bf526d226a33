import type { WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { QuestionKey } from '../topics/words.ts';

export interface QuestionToEmbed extends QuestionKey {
  text: string;
  /** What its vector is kept under. */
  textHash: Buffer;
  visitor: { name: string | null; email: string | null };
  /** All that the visitor said in the conversation; empty unless asked for. */
  said: string[];
}

export interface ToEmbedQuery {
  space: string;
  /** Vectors of another length are none, but for empty ones: the model has none for that text; null where the length is not known yet. */
  dimensions: number | null;
  limit: number;
  /** So many of the newest questions that are placed already count as well; 0 for none of them. */
  window: number;
  withSaid: boolean;
}

/** Questions without a vector of this space: those nobody has looked at first, the oldest first, then the newest of all. */
export async function readToEmbed(sql: Sql, workspaceId: WorkspaceId, query: ToEmbedQuery): Promise<QuestionToEmbed[]> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    await copyVectors(tx, workspaceId, query);
    const { limit, withSaid } = query;
    return tx<QuestionToEmbed[]>`
      select q.message_id as "messageId", q.ordinal, q.text, sha256(convert_to(q.text, 'UTF8')) as "textHash",
        jsonb_build_object('name', v.name, 'email', v.email) as visitor,
        ${
          withSaid
            ? tx`coalesce((select array_agg(m.text order by m.at, m.position) from message m
                where m.conversation_id = q.conversation_id and m.role = 'visitor'), '{}') as said`
            : tx`'{}'::text[] as said`
        }
      from (${wanting(tx, workspaceId, query)} limit ${limit}) as q
      join conversation c on c.id = q.conversation_id
      left join visitor v on v.id = c.visitor_id
      order by ${inTurn(tx)}`;
  });
}

/** Who asks the same in the same words has the same vector. */
async function copyVectors(tx: Transaction, workspaceId: WorkspaceId, query: ToEmbedQuery): Promise<void> {
  const { space, dimensions, limit } = query;
  await tx`
    insert into question_vector (message_id, ordinal, workspace_id, space, text_hash, vector)
    select q.message_id, q.ordinal, ${workspaceId}, ${space}, known.text_hash, known.vector
    from (${wanting(tx, workspaceId, query)} limit ${limit}) as q
    cross join lateral (
      select k.text_hash, k.vector from question_vector k
      where k.workspace_id = ${workspaceId} and k.space = ${space}
        and k.text_hash = sha256(convert_to(q.text, 'UTF8')) ${ofLength(tx, dimensions)}
      limit 1) as known
    on conflict (message_id, ordinal) do update
    set space = excluded.space, text_hash = excluded.text_hash, vector = excluded.vector, made_at = now()`;
}

function wanting(tx: Transaction, workspaceId: WorkspaceId, { space, dimensions, window }: ToEmbedQuery) {
  return tx`
    select q.* from (
      (select message_id, ordinal, conversation_id, text, 0 as turn from question
        where workspace_id = ${workspaceId} and placed_at is null)
      union all
      (select message_id, ordinal, conversation_id, text, 1 as turn from question
        where workspace_id = ${workspaceId} and placed_at is not null
        order by message_id desc, ordinal limit ${window})
    ) as q
    where not exists (
      select from question_vector k
      where k.message_id = q.message_id and k.ordinal = q.ordinal and k.space = ${space}
        and k.text_hash = sha256(convert_to(q.text, 'UTF8')) ${ofLength(tx, dimensions)})
    order by ${inTurn(tx)}`;
}

/** Those to place in the order in which they will be, then the newest. */
function inTurn(tx: Transaction) {
  return tx`q.turn, case when q.turn = 0 then q.message_id end, q.message_id desc, q.ordinal`;
}

function ofLength(tx: Transaction, dimensions: number | null) {
  return dimensions === null ? tx`` : tx`and octet_length(k.vector) in (0, ${dimensions})`;
}
