export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = 'debrief.theme';
const oneYearSeconds = 31_536_000;

/** Returns the theme a cookie names; anything unknown is the system's. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}

/** Browser only: shows a theme now and remembers it for the next page from the server. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${String(oneYearSeconds)}; samesite=lax`;
}
