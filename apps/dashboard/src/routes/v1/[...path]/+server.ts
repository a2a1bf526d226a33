import { noRoute } from '#lib/server/api/index.ts';

export const fallback = noRoute;
