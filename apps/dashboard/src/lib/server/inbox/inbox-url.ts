/** The Inbox's address is its only state: the tab, the agent, the filter, and the place a page goes on after. */
import { inboxTabs, parseId, type AgentId, type ConversationId, type InboxCursor, type InboxTab } from '@debrief/db';

export interface InboxView {
  tab: InboxTab;
  agentId: AgentId | null;
  /** In the filter language; '' for no filter. */
  q: string;
}

/** What an address asks for, or the parameter that is not understood. */
export function parseInboxView(params: URLSearchParams): InboxView | { unknown: string } {
  const tab = params.get('tab') ?? 'all';
  const agent = params.get('agent');
  const known = inboxTabs.find((name) => name === tab);
  if (!known) return { unknown: `tab “${tab}”` };
  const agentId = agent === null ? null : parseId<AgentId>(agent);
  if (agent !== null && agentId === null) return { unknown: `agent “${agent}”` };
  return { tab: known, agentId, q: params.get('q')?.trim() ?? '' };
}

/** The one way to write a view as an address' query: two views are the same when these are. */
export function formatInboxQuery({ tab, agentId, q }: InboxView): string {
  const params = new URLSearchParams({
    ...(tab !== 'all' && { tab }),
    ...(agentId && { agent: agentId }),
    ...(q && { q }),
  });
  return params.toString();
}

export function formatCursor(cursor: InboxCursor | null): string | null {
  return cursor && `${cursor.lastAt.toISOString()}_${cursor.id}`;
}

/** The place a cursor names, or null when it is none that `formatCursor` made. */
export function parseCursor(text: string): InboxCursor | null {
  const [time = '', rawId = ''] = text.split('_');
  const lastAt = new Date(time);
  const id = parseId<ConversationId>(rawId);
  return id && !Number.isNaN(lastAt.getTime()) ? { lastAt, id } : null;
}
