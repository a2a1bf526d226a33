import { hasOwner } from '@debrief/db';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { parseForm, refuse } from '#lib/form/parse-form.ts';
import { localPath } from '#lib/server/local-path.ts';
import { countAttempt, forgiveAttempt } from '#lib/server/sign-in-limits.ts';
import { signIn } from '#lib/server/sign-in.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({
  email: z.string().trim().pipe(z.email('Enter an e-mail address, like anna@example.com.')),
  password: z.string().min(1, 'Enter your password.').max(1_000, 'That is longer than any password here.'),
});

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.session) redirect(303, localPath(url.searchParams.get('next')));
  return { hasOwner: await hasOwner(postgres()) };
};

export const actions: Actions = {
  default: async (event) => {
    const { data, refused } = await parseForm(event.request, form);
    if (refused) return refused;
    const { email, password } = data;

    const waitSeconds = await countAttempt(email, event.getClientAddress());
    if (waitSeconds > 0) {
      event.setHeaders({ 'retry-after': String(waitSeconds) });
      const minutes = Math.ceil(waitSeconds / 60);
      const message = `Too many attempts. Try again in ${String(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}.`;
      return refuse(429, { errors: {}, values: { email }, message });
    }

    const outcome = await signIn(event, email, password);
    if (outcome === 'wrong') {
      return refuse(400, { errors: {}, values: { email }, message: 'This e-mail and password do not go together.' });
    }
    if (outcome === 'no-workspace') {
      return refuse(403, { errors: {}, values: { email }, message: 'This account belongs to no workspace any more.' });
    }
    await forgiveAttempt(email, event.getClientAddress());
    redirect(303, localPath(event.url.searchParams.get('next')));
  },
};
