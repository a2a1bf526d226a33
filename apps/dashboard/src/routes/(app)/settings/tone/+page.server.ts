import {
  analyseAgain,
  deleteToneRule,
  listRecentAnswers,
  listToneRules,
  MAX_TONE_RULES,
  saveToneRule,
  type WorkspaceId,
} from '@debrief/db';
import { z } from 'zod';
import { parseForm, refuse } from '#lib/form/parse-form.ts';
import { wakeReaders } from '#lib/server/live/wake-readers.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

const DAYS = 7;
/** Trying a rule reads this many answers at most, the latest first. */
const MOST_ANSWERS = 2_000;
const SHOWN = 10;
const MOST_EXAMPLES = 20;
const EXAMPLE_LETTERS = 500;

/** One example a line. */
const examples = z
  .string()
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  .refine((lines) => lines.length <= MOST_EXAMPLES, `Give at most ${String(MOST_EXAMPLES)} examples.`)
  .refine((lines) => lines.every((line) => line.length <= EXAMPLE_LETTERS), 'Keep each example within 500 characters.');

const words = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(60, 'Use at most 60 characters.'),
  sentence: z.string().trim().min(1, 'Say the rule in a sentence.').max(300, 'Use at most 300 characters.'),
  good: examples,
  bad: examples,
});
const saved = words.extend({
  id: z.guid().or(z.literal('').transform(() => null)),
  enabled: z.literal('on').optional(),
  again: z.literal('on').optional(),
});

export const load: PageServerLoad = async ({ locals }) => {
  const { workspaceId, role } = requireMember(locals);
  return {
    rules: await listToneRules(postgres(), workspaceId),
    mayEdit: role !== 'analyst',
    days: DAYS,
    most: MAX_TONE_RULES,
  };
};

export const actions: Actions = {
  /** What a rule would have flagged lately; saves nothing. */
  preview: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner', 'operator');
    const { data, refused } = await parseForm(request, words);
    if (refused) return refused;
    return { preview: await preview(workspaceId, data) };
  },
  save: async ({ locals, request }) => {
    const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
    const values = Object.fromEntries(
      [...(await request.clone().formData())].filter(([, value]) => typeof value === 'string'),
    ) as Record<string, string>;
    const { data, refused } = await parseForm(request, saved);
    if (refused) return refused;
    const { id, again, enabled, ...rest } = data;
    const result = await saveToneRule(postgres(), workspaceId, {
      id,
      memberId,
      words: { ...rest, enabled: enabled === 'on' },
    });
    if (result.outcome === 'taken') {
      return refuse(409, { errors: { name: 'Another rule has this name.' }, values });
    }
    if (result.outcome !== 'saved') {
      const message =
        result.outcome === 'gone'
          ? 'This rule is gone: reload the page.'
          : `There are ${String(MAX_TONE_RULES)} rules already.`;
      return refuse(409, { errors: {}, values, message });
    }
    const checked = again === 'on' ? await analyseAgain(postgres(), workspaceId, DAYS) : 0;
    wakeReaders();
    return { saved: true, checked };
  },
  delete: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner', 'operator');
    const { data, refused } = await parseForm(request, z.object({ id: z.guid() }));
    if (refused) return refused;
    await deleteToneRule(postgres(), workspaceId, data.id);
    const checked = await analyseAgain(postgres(), workspaceId, DAYS);
    wakeReaders();
    return { deleted: true, checked };
  },
};

async function preview(workspaceId: WorkspaceId, rule: z.infer<typeof words>) {
  // The analyser is loaded when somebody tries a rule, not with every dashboard.
  const [{ tryToneRule }, answers] = await Promise.all([
    import('@debrief/pipelines/analyse'),
    listRecentAnswers(postgres(), workspaceId, { days: DAYS, limit: MOST_ANSWERS }),
  ]);
  const broken = tryToneRule(
    { id: 'preview', ...rule },
    answers.map(({ text }) => text),
  );
  return {
    answers: answers.length,
    capped: answers.length === MOST_ANSWERS,
    broken: broken.length,
    conversations: new Set(broken.map(({ answer }) => answers[answer]?.conversationId)).size,
    shown: broken.slice(0, SHOWN).flatMap(({ answer, score, start, end }) => {
      const found = answers[answer];
      if (!found) return [];
      return [{ conversationId: found.conversationId, score, ...around(found.text, start, end) }];
    }),
  };
}

const AROUND = 80;

/** The words found with a little of what stands around them. */
function around(text: string, start: number, end: number) {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return {
    before: (from > 0 ? '…' : '') + text.slice(from, start).toWellFormed(),
    words: text.slice(start, Math.min(end, start + 240)).toWellFormed(),
    after: text.slice(end, to).toWellFormed() + (to < text.length ? '…' : ''),
  };
}
