import { findConversation, type Sql } from '@debrief/db';
import { z } from 'zod';
import { formatForVisitor, nameForVisitor, readVisitorState } from '../live/format-for-visitor.ts';
import type { LiveHub } from '../live/hub.ts';
import { openStream } from '../live/open-stream.ts';
import { presentedKey } from './authorise.ts';
import type { Handler } from './edge.ts';
import type { Keyring } from './keyring.ts';
import { oneConversation, parseQuery } from './read-conversations.ts';

const watchQuery = z.strictObject({
  agent: z.string().max(200).optional(),
  lastEventId: z.string().optional(),
  key: z.string().optional(),
});

/** The handler of a conversation's stream, for the visitor's side: the protocol is in live/format-for-visitor.ts. */
export function createConversationWatch({ sql, hub, keyring }: { sql: Sql; hub: LiveHub; keyring: Keyring }): Handler {
  return async function watchConversation({ request, url, params, hangUp }, key) {
    const { agent } = parseQuery(url, watchQuery);
    const externalId = params.id ?? '';
    const { workspaceId } = key;
    const { id } = oneConversation(await findConversation(sql, workspaceId, { externalId, agentKey: agent }), {
      externalId,
      agent,
    });
    const presented = presentedKey(request, 'listen') ?? '';
    return openStream({
      hub,
      workspaceId,
      request,
      nameOf: (change) => nameForVisitor(change, id),
      format: formatForVisitor,
      readState: (isReset) => readVisitorState(sql, workspaceId, id, isReset),
      isStillAllowed: async () => (await keyring.find(presented))?.id === key.id,
      hangUp,
    });
  };
}
