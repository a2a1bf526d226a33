import { endpoint } from '#lib/server/api/index.ts';

/** The team's notes, read and written by a program; not for pages elsewhere. */
export const { GET, POST, OPTIONS, fallback } = endpoint({ GET: (api) => api.notes, POST: (api) => api.note });
