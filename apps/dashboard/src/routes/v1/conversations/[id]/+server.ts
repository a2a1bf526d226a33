import { endpoint } from '#lib/server/api/index.ts';

/** A whole conversation by its sender's id, and a change of its status, assignee or tags; `?agent=` where several agents use the same. */
export const { GET, PATCH, OPTIONS, fallback } = endpoint({
  GET: (api) => api.conversation,
  PATCH: (api) => api.changeConversation,
});
