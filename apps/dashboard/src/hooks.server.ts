import type { Handle } from '@sveltejs/kit/hooks';
import { parseTheme, themeCookie } from '#lib/theme.ts';

export const handle: Handle = function handle({ event, resolve }) {
  const theme = parseTheme(event.cookies.get(themeCookie));
  event.locals.requestId = crypto.randomUUID();
  event.locals.session = null;
  return resolve(event, { transformPageChunk: ({ html }) => html.replace('%debrief.theme%', theme) });
};
