import { endpoint } from '#lib/server/api/index.ts';

/** Takes a change of topics back, by the id it was given. */
export const { POST, OPTIONS, fallback } = endpoint({ POST: (api) => api.undoTopicChange });
