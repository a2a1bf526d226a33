import { endpoint } from '#lib/server/api/index.ts';

/** `?limit=&cursor=`: the workspace's conversations, newest activity first. */
export const { GET, OPTIONS, fallback } = endpoint({ GET: (api) => api.conversations });
