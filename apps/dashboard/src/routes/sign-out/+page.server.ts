import { redirect } from '@sveltejs/kit';
import { auth } from '#lib/server/auth.ts';
import { forwardCookies } from '#lib/server/session-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (!locals.session) redirect(303, '/sign-in');
};

export const actions: Actions = {
  default: async (event) => {
    const { headers } = await auth().api.signOut({ headers: event.request.headers, returnHeaders: true });
    forwardCookies(event, headers);
    redirect(303, '/sign-in');
  },
};
