/** The Inbox's questions, as its page asks them. */
import {
  listInbox,
  type AgentId,
  type ConversationFilter,
  type InboxCursor,
  type InboxQuery,
  type InboxTab,
  type Sql,
} from '@debrief/db';
import { parseFilter, resolveFilter } from '@debrief/pipelines/filter';
import type { Desk } from '../fill/fill-desk.ts';
import type { ListCase } from './cases.ts';

export const PAGE = 50;

/** The filter of a text; throws where it is not understood. */
export function readText({ members, workspaceId: _, ...desk }: Desk, text: string): ConversationFilter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
  const named = members.map((id) => ({ id, name: id, email: `${id}@example.com` }));
  const agents = desk.agents.map((id) => ({ id, key: id, name: 'Bench' }));
  const names = { now: new Date(), timeZone: 'UTC', memberId: members[0] ?? null, agents, members: named, topics: [] };
  const resolved = resolveFilter(parsed.filter, parsed.places, names);
  if (!resolved.ok) throw new Error(`${text}: ${resolved.problem.message}`);
  return resolved.filter;
}

export function queryOf(desk: Desk, { tab, q, agent }: ListCase): InboxQuery {
  const [memberId] = desk.members;
  if (!memberId) throw new Error('the desk has no members');
  const agentId = (agent === 'first' ? desk.agents[0] : agent === 'last' ? desk.agents.at(-1) : null) ?? null;
  return { tab, memberId, agentId, limit: PAGE, ...(q && { filter: readText(desk, q) }) };
}

/**
 * The place behind so many pages, found by asking for them all at once; null where the list ends before it.
 */
export async function placeBehind(sql: Sql, desk: Desk, of: ListCase, pages: number): Promise<InboxCursor | null> {
  const { next } = await listInbox(sql, desk.workspaceId, { ...queryOf(desk, of), limit: pages * PAGE });
  return next;
}

export type { AgentId, InboxTab };
