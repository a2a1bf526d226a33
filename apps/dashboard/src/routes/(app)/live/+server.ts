import { formatForBrowser } from '#lib/server/live/format-change.ts';
import { liveHub } from '#lib/server/live/index.ts';
import { isStillMember } from '#lib/server/live/is-still-member.ts';
import { openStream } from '#lib/server/live/open-stream.ts';
import { requireMember } from '#lib/server/member-session.ts';
import type { RequestHandler } from './$types';

/** What happens in the member's workspace, for the Inbox: the protocol is in lib/server/live/open-stream.ts. */
export const GET: RequestHandler = (event) => {
  const { memberId, workspaceId } = requireMember(event.locals);
  return openStream({
    hub: liveHub(),
    workspaceId,
    request: event.request,
    format: formatForBrowser,
    maxBurst: 100,
    isStillAllowed: () => isStillMember(event.request.headers, memberId),
    hangUp: () => event.platform?.req.destroy(),
  });
};
