import type { WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { KindThresholds, Tuning } from './settle-flags.ts';
import { weighRule, type RuleWeight } from './weigh-rule.ts';

/** The tuning that a workspace's flags follow, as it stands in this transaction. */
export async function readTuning(
  tx: Transaction,
  workspaceId: WorkspaceId,
  defaults: KindThresholds = {},
): Promise<Tuning> {
  const [[row], weights] = await Promise.all([
    tx<{ threshold: number | null }[]>`select threshold from analysis_tuning where workspace_id = ${workspaceId}`,
    readWeights(tx, workspaceId),
  ]);
  return { threshold: row?.threshold ?? null, defaults, weights };
}

/** The verdicts on each rule's flags since it was last reset, and what follows from them. */
export async function readWeights(tx: Transaction, workspaceId: WorkspaceId): Promise<Map<string, RuleWeight>> {
  const rows = await tx<{ rule: string; right: number; wrong: number }[]>`
    select f.rule, count(*) filter (where f.status = 'right')::int as "right",
      count(*) filter (where f.status = 'wrong')::int as wrong
    from flag f
    left join rule_reset r on r.workspace_id = f.workspace_id and r.rule = f.rule
    where f.workspace_id = ${workspaceId} and f.status in ('right', 'wrong') and f.rule is not null
      and (r.reset_at is null or f.decided_at > r.reset_at)
    group by f.rule`;
  return new Map(rows.map(({ rule, right, wrong }) => [rule, { right, wrong, weight: weighRule({ right, wrong }) }]));
}

export interface AnalysisSettings {
  /** Null: the analyser's own. */
  threshold: number | null;
  redactNames: boolean;
  /** A day (UTC). */
  budgetUsd: number | null;
  budgetTokens: number | null;
  /** Stored flags do not follow the latest change yet. */
  settling: boolean;
}

const defaults: AnalysisSettings = {
  threshold: null,
  redactNames: false,
  budgetUsd: null,
  budgetTokens: null,
  settling: false,
};

/** What a workspace has set about its analysis. */
export async function readAnalysisSettings(sql: Sql, workspaceId: WorkspaceId): Promise<AnalysisSettings> {
  const [row] = await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx<AnalysisSettings[]>`
    select threshold, redact_names as "redactNames", budget_usd as "budgetUsd", budget_tokens as "budgetTokens",
      version > settled_version as settling
    from analysis_tuning
    where workspace_id = ${workspaceId}`,
  );
  return row ?? defaults;
}
