import { endpoint } from '#lib/server/api/index.ts';

/** One item of type `retraction`, without its `type`. */
export const { POST, OPTIONS, fallback } = endpoint({ POST: (api) => api.retractions });
