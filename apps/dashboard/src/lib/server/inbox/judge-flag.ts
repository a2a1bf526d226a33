/** A member's word on a flag, as the Inbox and the Review post it. */
import { decideFlag, listToneRules, readRuleOfFlag, type MemberId, type WorkspaceId } from '@debrief/db';
import { ruleWord } from '@debrief/pipelines/analyse/words';
import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import type { JudgedRule } from '#lib/analysis/say-verdict.ts';
import { postgres } from '#lib/server/stores.ts';

const verdictSchema = z.object({ flag: z.uuid(), verdict: z.enum(['right', 'wrong', 'open']) });

/** Notes it, and says what to post to take it back and what became of the flag's rule. Throws 404 without such a flag. */
export async function judgeFlag(
  { workspaceId, memberId }: { workspaceId: WorkspaceId; memberId: MemberId },
  request: Request,
) {
  const fields = verdictSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!fields.success) return fail(400, { problem: z.prettifyError(fields.error) });
  const { flag, verdict } = fields.data;
  const before = await decideFlag(postgres(), workspaceId, { flagId: flag, memberId, status: verdict });
  if (!before) error(404, 'There is no such flag.');
  return { undo: { flag, verdict: before }, rule: await judgedRule(workspaceId, flag) };
}

async function judgedRule(workspaceId: WorkspaceId, flagId: string): Promise<JudgedRule | null> {
  const found = await readRuleOfFlag(postgres(), workspaceId, flagId);
  if (!found) return null;
  const { rule, ...weight } = found;
  const toneRules = rule.startsWith('tone:') ? await listToneRules(postgres(), workspaceId) : [];
  return { ...weight, word: ruleWord(rule, new Map(toneRules.map(({ id, name }) => [id, name]))) };
}
