import type { FlagKind } from '../analyses/words.ts';
import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { readWeights } from './read-tuning.ts';
import type { RuleWeight } from './weigh-rule.ts';

export interface RuleRow extends RuleWeight {
  rule: string;
  kind: FlagKind;
  /** Flags that stand open now. */
  open: number;
  /** Findings kept below the threshold. */
  below: number;
  /** When its verdicts were last set to nothing. */
  resetAt: Date | null;
}

/** Every rule that found something in the workspace, the most judged first. */
export async function listRules(sql: Sql, workspaceId: WorkspaceId): Promise<RuleRow[]> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [rows, weights] = await Promise.all([
      tx<Omit<RuleRow, keyof RuleWeight>[]>`
        select f.rule, min(f.kind) as kind, count(*) filter (where f.status = 'open')::int as open,
          count(*) filter (where f.status = 'below')::int as below, max(r.reset_at) as "resetAt"
        from flag f
        left join rule_reset r on r.workspace_id = f.workspace_id and r.rule = f.rule
        where f.workspace_id = ${workspaceId} and f.rule is not null and f.status <> 'withdrawn'
        group by f.rule`,
      readWeights(tx, workspaceId),
    ]);
    return rows
      .map((row) => ({ ...row, ...(weights.get(row.rule) ?? { right: 0, wrong: 0, weight: 1 }) }))
      .sort((a, b) => b.right + b.wrong - (a.right + a.wrong) || b.open - a.open || a.rule.localeCompare(b.rule));
  });
}

export interface JudgedFlag {
  /** As it was shown. */
  score: number;
  right: boolean;
}

/** Every judgement of a member on a machine's guess: what a calibration curve is drawn from. */
export async function listJudged(sql: Sql, workspaceId: WorkspaceId): Promise<JudgedFlag[]> {
  return withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<JudgedFlag[]>`
    select score, status = 'right' as "right"
    from flag
    where workspace_id = ${workspaceId} and status in ('right', 'wrong') and kind <> 'manual'
      and flagged_by not like 'member:%' and coalesce(rule, '') not in ('rating.unhelpful', 'handoff.reported')`,
  );
}
