import { endpoint } from '#lib/server/api/index.ts';

/** Topics renamed, merged and split by a program; not for pages elsewhere. */
export const { POST, OPTIONS, fallback } = endpoint({ POST: (api) => api.changeTopics });
