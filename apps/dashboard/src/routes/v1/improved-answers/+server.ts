import { endpoint } from '#lib/server/api/index.ts';

/** `?limit=&cursor=`: what the bot should have said, the newest first. */
export const { GET, OPTIONS, fallback } = endpoint({ GET: (api) => api.improvedAnswers });
