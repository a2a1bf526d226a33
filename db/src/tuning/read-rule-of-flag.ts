import type { WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { withWorkspace } from '../postgres/with-workspace.ts';
import { readWeights } from './read-tuning.ts';
import { factRules, MIN_VERDICTS, type RuleWeight } from './weigh-rule.ts';

export interface RuleOfFlag extends RuleWeight {
  rule: string;
  /** Verdicts still missing before they weigh; 0 from `MIN_VERDICTS` on. */
  missing: number;
}

/** The rule a flag rests on and what the verdicts up to now make of it; null without a rule, and for a rule that states a fact. */
export async function readRuleOfFlag(sql: Sql, workspaceId: WorkspaceId, flagId: string): Promise<RuleOfFlag | null> {
  return withWorkspace(sql, workspaceId, async (tx) => {
    const [[flag], weights] = await Promise.all([
      tx<{ rule: string | null }[]>`select rule from flag where workspace_id = ${workspaceId} and id = ${flagId}`,
      readWeights(tx, workspaceId),
    ]);
    const rule = flag?.rule ?? null;
    if (rule === null || factRules.has(rule)) return null;
    const weight = weights.get(rule) ?? { right: 0, wrong: 0, weight: 1 };
    return { rule, ...weight, missing: Math.max(0, MIN_VERDICTS - weight.right - weight.wrong) };
  });
}
