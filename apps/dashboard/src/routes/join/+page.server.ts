import { readInvitation } from '@debrief/db';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { parseForm, refuse } from '#lib/form/parse-form.ts';
import { maxPasswordLength, minPasswordLength } from '#lib/server/auth.ts';
import { joinWorkspace } from '#lib/server/join-workspace.ts';
import { countAttempt } from '#lib/server/sign-in-limits.ts';
import { signIn } from '#lib/server/sign-in.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({
  token: z.string(),
  name: z.string().trim().min(1, 'Enter your name; colleagues will see it.').max(100, 'Use at most 100 characters.'),
  password: z
    .string()
    .min(minPasswordLength, `Use at least ${String(minPasswordLength)} characters.`)
    .max(maxPasswordLength, `Use at most ${String(maxPasswordLength)} characters.`),
});

export const load: PageServerLoad = async ({ locals, url }) => {
  const token = url.searchParams.get('token') ?? '';
  const invitation = await readInvitation(postgres(), token);
  if (!invitation) return { state: 'closed' as const };
  if (locals.session) return { state: 'signed-in' as const, name: locals.session.name };
  return { state: 'open' as const, token, invitation };
};

export const actions: Actions = {
  default: async (event) => {
    const { data, refused } = await parseForm(event.request, form);
    if (refused) return refused;
    if ((await countAttempt('join', event.getClientAddress())) > 0) {
      return refuse(429, { errors: {}, values: data, message: 'Too many attempts. Try again in 15 minutes.' });
    }
    const joined = await joinWorkspace(data);
    if (joined.outcome !== 'joined') {
      if (joined.outcome === 'closed') redirect(303, '/join');
      const message = 'This address belongs to a member already: sign in instead.';
      return refuse(409, { errors: {}, values: data, message });
    }
    await signIn(event, joined.email, data.password);
    redirect(303, '/inbox');
  },
};
