import { parseTheme, themeCookie } from '#lib/theme.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ cookies }) => {
  return { theme: parseTheme(cookies.get(themeCookie)) };
};
