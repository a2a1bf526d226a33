/** What the tests of folding say and start from. */
import { newId, type AgentId, type ConversationId } from '../ids.ts';
import { emptyConversation } from './conversation-state.ts';
import type { FoldContext } from './folded-items.ts';
import type { IncomingItem, IncomingMessage } from './incoming.ts';

export const now = new Date('2026-11-01T10:00:00Z');
export const minutes = (n: number) => new Date(now.getTime() + n * 60_000);

export function context(): FoldContext {
  return { known: new Map(), visitorIds: new Map([['v-1', 'visitor-row']]), now, idleMs: 600_000 };
}

export function start() {
  return emptyConversation(newId<ConversationId>(), newId<AgentId>(), 'c-1', minutes(-60));
}

export function said(
  id: string,
  role: IncomingMessage['role'],
  text: string,
  more: Partial<IncomingMessage> = {},
): IncomingItem {
  return { type: 'message', conversation: 'c-1', id, role, text, ...more };
}
