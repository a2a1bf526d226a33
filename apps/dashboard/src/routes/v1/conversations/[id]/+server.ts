import { endpoint } from '#lib/server/api/index.ts';

/** A whole conversation by its sender's id; `?agent=` where several agents use the same. */
export const { GET, OPTIONS, fallback } = endpoint({ GET: (api) => api.conversation });
