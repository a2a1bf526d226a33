import { endpoint } from '#lib/server/api/index.ts';

/** What people answer in a conversation, for the visitor's side: the protocol is in lib/server/live/format-for-visitor.ts. */
export const { GET, OPTIONS, fallback } = endpoint({ GET: (api) => api.conversationStream }, { listen: true });
