import type { ApiInUse } from '../../api/testing/use-api.ts';
import { formatForBrowser } from '../format-change.ts';
import { openStream, type StreamOptions } from '../open-stream.ts';

/** A stream as a page of the workspace would open it, to which everything is allowed. */
export function openForBrowser(api: ApiInUse, more: Partial<StreamOptions> = {}): Response {
  return openStream({
    hub: api.server.hub,
    workspaceId: api.workspaceId,
    request: new Request('http://localhost/live'),
    format: formatForBrowser,
    isStillAllowed: async () => true,
    ...more,
  });
}
