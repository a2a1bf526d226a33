import { hasOwner, isSetupTokenValid } from '@debrief/db';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { parseForm, refuse } from '#lib/form/parse-form.ts';
import { maxPasswordLength, minPasswordLength } from '#lib/server/auth.ts';
import { createFirstOwner } from '#lib/server/create-first-owner.ts';
import { countAttempt } from '#lib/server/sign-in-limits.ts';
import { signIn } from '#lib/server/sign-in.ts';
import { postgres } from '#lib/server/stores.ts';
import { isTimeZone } from '#lib/time/time-zones.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({
  token: z.string(),
  name: z.string().trim().min(1, 'Enter your name; colleagues will see it.').max(100, 'Use at most 100 characters.'),
  email: z.string().trim().pipe(z.email('Enter an e-mail address, like anna@example.com.')),
  password: z
    .string()
    .min(minPasswordLength, `Use at least ${String(minPasswordLength)} characters.`)
    .max(maxPasswordLength, `Use at most ${String(maxPasswordLength)} characters.`),
  workspace: z.string().trim().min(1, 'Enter a name for the workspace.').max(100, 'Use at most 100 characters.'),
  /** The browser's own; a browser without scripts sends none. */
  timeZone: z
    .string()
    .catch('')
    .transform((zone) => (isTimeZone(zone) ? zone : 'UTC')),
});

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.session) redirect(303, '/inbox');
  const token = url.searchParams.get('token') ?? '';
  if (await isSetupTokenValid(postgres(), token)) return { state: 'open' as const, token };
  return { state: (await hasOwner(postgres())) ? ('closed' as const) : ('wrong-token' as const), token: '' };
};

export const actions: Actions = {
  default: async (event) => {
    const { data, refused } = await parseForm(event.request, form);
    if (refused) return refused;
    const { email, name, password, timeZone, token, workspace } = data;

    if ((await countAttempt('set-up', event.getClientAddress())) > 0) {
      return refuse(429, { errors: {}, values: data, message: 'Too many attempts. Try again in 15 minutes.' });
    }
    if (!(await isSetupTokenValid(postgres(), token))) redirect(303, '/welcome');
    const created = await createFirstOwner({ name, email, password, workspaceName: workspace, timeZone });
    if (!created) redirect(303, '/welcome');
    await signIn(event, email, password);
    redirect(303, '/inbox');
  },
};
