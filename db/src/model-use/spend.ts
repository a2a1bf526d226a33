/** What a model costs, kept where every process sees it. A day is a UTC day. */
import { uuidv7 } from 'uuidv7';
import type { WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';

export interface SpendLimits {
  /** Null: none. */
  tokens: number | null;
  usd: number | null;
}

export interface SpendToReserve {
  workspaceId: WorkspaceId;
  /** YYYY-MM-DD */
  day: string;
  estimate: { tokens: number; usd: number };
  /** Of all workspaces together, and of this one. */
  desk: SpendLimits;
  workspace: SpendLimits;
}

export type SpendReserved = { ok: true; id: string } | { ok: false; limitOf: 'desk' | 'workspace' };

/** A process that died leaves its estimate aside for this long; no conversation takes as long. */
const RESERVED_FOR = '1 hour';

/** Sets an estimate aside if every limit allows it; one at a time, over all processes. */
export async function reserveSpend(sql: Sql, asked: SpendToReserve): Promise<SpendReserved> {
  const { workspaceId, day, estimate, desk, workspace } = asked;
  return sql.begin<SpendReserved>(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('debrief model budget'))`;
    const whole = await readDay(tx, day, null);
    const own = await readDay(tx, day, workspaceId);
    const fits = (limits: SpendLimits, spent: { tokens: number; usd: number }) =>
      (limits.tokens === null || spent.tokens + estimate.tokens <= limits.tokens) &&
      (limits.usd === null || spent.usd + estimate.usd <= limits.usd);
    if (!fits(desk, whole)) return { ok: false, limitOf: 'desk' };
    if (!fits(workspace, own)) return { ok: false, limitOf: 'workspace' };
    const id = uuidv7();
    await tx`
      insert into model_reservation (id, workspace_id, day, tokens, cost_usd, expires_at)
      values (${id}, ${workspaceId}, ${day}, ${estimate.tokens}, ${estimate.usd}, now() + ${RESERVED_FOR}::interval)`;
    return { ok: true, id };
  });
}

export interface DaySpend {
  tokens: number;
  usd: number;
}

/** What a day (YYYY-MM-DD, UTC) has cost so far, calls under way included, as the limits are held against it. */
export async function readSpentOn(
  sql: Sql,
  workspaceId: WorkspaceId,
  day: string,
): Promise<{ workspace: DaySpend; desk: DaySpend }> {
  return sql.begin(async (tx) => ({
    workspace: await readDay(tx, day, workspaceId),
    desk: await readDay(tx, day, null),
  }));
}

async function readDay(tx: Transaction, day: string, workspaceId: WorkspaceId | null): Promise<DaySpend> {
  const mine = workspaceId ? tx`and workspace_id = ${workspaceId}` : tx``;
  const [row] = await tx<DaySpend[]>`
    select coalesce(sum(tokens), 0)::float8 as tokens, coalesce(sum(usd), 0)::float8 as usd
    from (
      select input_tokens + output_tokens as tokens, cost_usd as usd from model_spend where day = ${day} ${mine}
      union all
      select tokens, cost_usd from model_reservation where day = ${day} and expires_at > now() ${mine}
    ) spent`;
  return row ?? { tokens: 0, usd: 0 };
}

export interface SpendToSettle {
  workspaceId: WorkspaceId;
  day: string;
  inputTokens: number;
  outputTokens: number;
  usd: number;
  /** Questions that were embedded; absent for a conversation that was read. */
  questions?: number;
}

/** Frees an estimate and books what it did cost. The same reservation is booked once, however often this is called. */
export async function settleSpend(sql: Sql, id: string, spent: SpendToSettle): Promise<void> {
  await sql.begin(async (tx) => {
    const freed = await tx`delete from model_reservation where id = ${id} returning id`;
    if (freed.length === 0 || (spent.inputTokens === 0 && spent.outputTokens === 0)) return;
    const { questions = 0 } = spent;
    await tx`
      insert into model_spend (workspace_id, day, conversations, questions, input_tokens, output_tokens, cost_usd)
      values (${spent.workspaceId}, ${spent.day}, ${questions > 0 ? 0 : 1}, ${questions}, ${spent.inputTokens},
        ${spent.outputTokens}, ${spent.usd})
      on conflict (workspace_id, day) do update
      set conversations = model_spend.conversations + excluded.conversations,
        questions = model_spend.questions + excluded.questions,
        input_tokens = model_spend.input_tokens + excluded.input_tokens,
        output_tokens = model_spend.output_tokens + excluded.output_tokens,
        cost_usd = model_spend.cost_usd + excluded.cost_usd`;
  });
}

export interface SpendDay {
  /** YYYY-MM-DD, UTC. */
  day: string;
  conversations: number;
  /** Embedded. */
  questions: number;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
}

/** What the model cost the workspace on its latest days, the latest first; days without a call are left out. */
export async function listSpend(sql: Sql, workspaceId: WorkspaceId, days: number): Promise<SpendDay[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<SpendDay[]>`
    select day::text, conversations, questions, input_tokens::float8 as "inputTokens", output_tokens::float8 as "outputTokens",
      cost_usd as "costUsd"
    from model_spend
    where workspace_id = ${workspaceId} and day > (now() at time zone 'UTC')::date - ${days}::int
    order by day desc`,
  );
}
