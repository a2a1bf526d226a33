import type { MemberId, WorkspaceId } from '../ids.ts';
import type { Sql, Transaction } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import type { AnalysisSettings } from './read-tuning.ts';

/** Something that moves flags has changed: the workers settle those that are stored. */
export async function raiseTuning(tx: Transaction, workspaceId: WorkspaceId): Promise<void> {
  await tx`
    insert into analysis_tuning (workspace_id, version) values (${workspaceId}, 1)
    on conflict (workspace_id) do update set version = analysis_tuning.version + 1`;
}

/** Sets how sure a flag must be (null: the analyser's own). The same value again changes nothing. */
export async function saveThreshold(sql: Sql, workspaceId: WorkspaceId, threshold: number | null): Promise<void> {
  await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    insert into analysis_tuning (workspace_id, threshold, version) values (${workspaceId}, ${threshold}, 1)
    on conflict (workspace_id) do update
    set threshold = excluded.threshold, version = analysis_tuning.version + 1
    where analysis_tuning.threshold is distinct from excluded.threshold`,
  );
}

/** Sets what a model may be sent and may cost. */
export async function saveModelSettings(
  sql: Sql,
  workspaceId: WorkspaceId,
  { redactNames, budgetUsd, budgetTokens }: Pick<AnalysisSettings, 'redactNames' | 'budgetUsd' | 'budgetTokens'>,
): Promise<void> {
  await withWorkspace(
    sql,
    workspaceId,
    (tx) => tx`
    insert into analysis_tuning (workspace_id, redact_names, budget_usd, budget_tokens)
    values (${workspaceId}, ${redactNames}, ${budgetUsd}, ${budgetTokens})
    on conflict (workspace_id) do update
    set redact_names = excluded.redact_names, budget_usd = excluded.budget_usd, budget_tokens = excluded.budget_tokens`,
  );
}

/** Verdicts on this rule's flags up to now no longer count; the verdicts themselves stand. */
export async function resetRule(
  sql: Sql,
  workspaceId: WorkspaceId,
  { rule, memberId }: { rule: string; memberId: MemberId },
): Promise<void> {
  await withWorkspace(sql, workspaceId, async (tx) => {
    await tx`
      insert into rule_reset (workspace_id, rule, reset_by, reset_at)
      values (${workspaceId}, ${rule}, ${memberId}, clock_timestamp())
      on conflict (workspace_id, rule) do update
      set reset_at = excluded.reset_at, reset_by = excluded.reset_by`;
    await raiseTuning(tx, workspaceId);
  });
}
