import { endpoint } from '#lib/server/api/index.ts';

/** A note for the team, by a program; not for pages elsewhere. */
export const { POST, OPTIONS, fallback } = endpoint({ POST: (api) => api.note });
