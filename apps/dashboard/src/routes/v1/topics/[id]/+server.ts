import { endpoint } from '#lib/server/api/index.ts';

/** A topic by its number, with its newest questions. */
export const { GET, OPTIONS, fallback } = endpoint({ GET: (api) => api.topic });
