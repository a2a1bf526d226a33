import {
  countPlacedBy,
  HIGHEST_THRESHOLD,
  listJudged,
  listRules,
  listSpend,
  listToneRules,
  LOWEST_THRESHOLD,
  previewThreshold,
  readAnalysisSettings,
  readHealthReports,
  readSpentOn,
  readEmbeddingState,
  resetRule,
  saveModelSettings,
  saveThreshold,
} from '@debrief/db';
import { defaultThresholds, ruleWord } from '@debrief/pipelines/analyse/words';
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { calibrate, ENOUGH_VERDICTS } from '#lib/analysis/calibrate.ts';
import { parseForm } from '#lib/form/parse-form.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

const PREVIEW_DAYS = 7;
const SPEND_DAYS = 14;
const range = `Choose a number from ${String(LOWEST_THRESHOLD)} to ${String(HIGHEST_THRESHOLD)}.`;

const inRange = (value: number) => value >= LOWEST_THRESHOLD && value <= HIGHEST_THRESHOLD;
/** A number, or `own`: the analyser's. */
const thresholdChoice = z
  .string(range)
  .refine((text) => text === 'own' || (text.trim() !== '' && inRange(Number(text))), range)
  .transform((text) => (text === 'own' ? null : Number(text)));

/** A limit, or nothing: none. */
function limit(isWell: (value: number) => boolean, problem: string) {
  return z
    .string(problem)
    .trim()
    .refine((text) => text === '' || isWell(Number(text)), problem)
    .transform((text) => (text === '' ? null : Number(text)));
}

const modelForm = z.object({
  redactNames: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  budgetUsd: limit((usd) => usd > 0 && usd <= 1e6, 'Enter a number above 0, or nothing.'),
  budgetTokens: limit(
    (tokens) => Number.isSafeInteger(tokens) && tokens > 0,
    'Enter a whole number above 0, or nothing.',
  ),
});

export const load: PageServerLoad = async ({ locals, url, depends }) => {
  const { workspaceId, role } = requireMember(locals);
  depends('settings:analysis');
  const sql = postgres();
  const asked = url.searchParams.get('threshold');
  const chosen = asked === null ? undefined : thresholdChoice.safeParse(asked);
  if (chosen && !chosen.success) error(400, range);
  const today = new Date().toISOString().slice(0, 10);
  const [settings, rules, toneRules, judged, spend, embedding, spent, { workers }] = await Promise.all([
    readAnalysisSettings(sql, workspaceId),
    listRules(sql, workspaceId),
    listToneRules(sql, workspaceId),
    listJudged(sql, workspaceId),
    listSpend(sql, workspaceId, SPEND_DAYS),
    readEmbeddingState(sql, workspaceId),
    readSpentOn(sql, workspaceId, today),
    readHealthReports(sql),
  ]);
  const toneNames = new Map(toneRules.map(({ id, name }) => [id, name]));
  const tried = chosen ? chosen.data : settings.threshold;
  return {
    mayEdit: role === 'owner',
    settings,
    /** The threshold looked at, saved or not; null: the analyser's own. */
    tried,
    defaults: defaultThresholds,
    range: { lowest: LOWEST_THRESHOLD, highest: HIGHEST_THRESHOLD },
    previewDays: PREVIEW_DAYS,
    preview: await previewThreshold(sql, workspaceId, {
      threshold: tried,
      defaults: defaultThresholds,
      days: PREVIEW_DAYS,
    }),
    rules: rules.map((row) => ({ ...row, word: ruleWord(row.rule, toneNames) })),
    judged: judged.length,
    enough: ENOUGH_VERDICTS,
    calibration: judged.length >= ENOUGH_VERDICTS ? calibrate(judged) : null,
    spend,
    /** Null: no embedding model was ever asked. */
    embedding: embedding && { ...embedding, ...(await countPlacedBy(sql, workspaceId, embedding.space)) },
    spent,
    /** As the workers say they hold it; null: no worker has a model, or none runs. */
    deskBudget: workers.find(({ budget }) => budget !== undefined)?.budget ?? null,
  };
};

export const actions: Actions = {
  /** Sets how sure a flag must be; the workers make the stored flags follow. */
  threshold: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, z.object({ threshold: thresholdChoice }));
    if (refused) return refused;
    await saveThreshold(postgres(), workspaceId, data.threshold);
    return { saved: 'threshold' as const };
  },
  reset: async ({ locals, request }) => {
    const { workspaceId, memberId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, z.object({ rule: z.string().min(1).max(100) }));
    if (refused) return refused;
    await resetRule(postgres(), workspaceId, { rule: data.rule, memberId });
    return { saved: 'reset' as const };
  },
  model: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, modelForm);
    if (refused) return refused;
    await saveModelSettings(postgres(), workspaceId, data);
    return { saved: 'model' as const };
  },
};
