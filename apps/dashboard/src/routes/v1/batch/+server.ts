import { endpoint } from '#lib/server/api/index.ts';

/** Up to 1,000 items, each with its own result: see pipelines/src/ingest/batch.ts. */
export const { POST, OPTIONS, fallback } = endpoint({ POST: (api) => api.batch });
