import { endpoint } from '#lib/server/api/index.ts';

/** `?weeks=&order=&limit=`: what visitors ask about. */
export const { GET, OPTIONS, fallback } = endpoint({ GET: (api) => api.topics });
