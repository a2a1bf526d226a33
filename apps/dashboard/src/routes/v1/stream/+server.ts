import { endpoint } from '#lib/server/api/index.ts';

/** What happens in the workspace, as it happens: the protocol is in lib/server/live/open-stream.ts. */
export const { GET, OPTIONS, fallback } = endpoint({ GET: (api) => api.stream });
