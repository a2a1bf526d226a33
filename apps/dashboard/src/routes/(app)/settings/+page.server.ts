import { readWorkspace, updateWorkspace } from '@debrief/db';
import { waitText } from '@debrief/pipelines/handoff';
import { z } from 'zod';
import { parseForm } from '#lib/form/parse-form.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import { isTimeZone, listTimeZones } from '#lib/time/time-zones.ts';
import type { Actions, PageServerLoad } from './$types';

const minutes = 'Enter whole minutes, from 1 to 240.';

const waits = 'Enter whole minutes, from 1 to 1440, or nothing.';

const form = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(100, 'Use at most 100 characters.'),
  timeZone: z.string().refine(isTimeZone, 'Choose a time zone.'),
  weekStart: z.coerce.number().int().min(1).max(7),
  idleMinutes: z.coerce.number(minutes).int(minutes).min(1, minutes).max(240, minutes),
  maxWaitMinutes: z
    .string()
    .trim()
    .transform((text) => (text === '' ? null : Number(text)))
    .pipe(z.number(waits).int(waits).min(1, waits).max(1_440, waits).nullable()),
  waitText: z.string().trim().max(500, 'Use at most 500 characters.'),
});

export const load: PageServerLoad = async ({ locals }) => {
  const { workspaceId, role } = requireMember(locals);
  const workspace = await readWorkspace(postgres(), workspaceId);
  // A zone may be kept under a former name, which the list leaves out.
  const timeZones = [...new Set([workspace.timeZone, ...listTimeZones()])].toSorted();
  return { settings: workspace, timeZones, defaultWaitText: waitText(null), mayEdit: role === 'owner' };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, form);
    if (refused) return refused;
    const { idleMinutes, ...settings } = data;
    await updateWorkspace(postgres(), workspaceId, { ...settings, idleSeconds: idleMinutes * 60 });
  },
};
