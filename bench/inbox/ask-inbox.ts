/** The Inbox's questions, as its page asks them. */
import type { ConversationFilter, ConversationId, InboxCursor, InboxQuery } from '@debrief/db';
import { parseFilter, resolveFilter } from '@debrief/pipelines/filter';
import { SECONDS_APART, type Desk } from '../fill/fill-desk.ts';
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

/** Of so many conversations one is in the list; the generator's proportions. */
const ONE_OF = { all: 1, flagged: 8.3, resolved: 1.18, first: 1.42, last: 14.4 };

/**
 * The place about so many pages down, by when the conversation there came; null where the desk does not reach so far, and
 * for lists that are too short anywhere.
 */
export function placeBehind(
  { desk, conversations }: { desk: Desk; conversations: number },
  { tab, q, agent }: ListCase,
  pages: number,
): InboxCursor | null {
  if (q !== '' || !(tab === 'all' || tab === 'flagged' || tab === 'resolved')) return null;
  const nth = pages * PAGE * ONE_OF[tab] * (agent ? ONE_OF[agent] : 1);
  if (nth > conversations * 0.9) return null;
  return placeAt(desk, nth);
}

/** The place behind about so many of all conversations. */
export function placeAt({ until }: Desk, nth: number): InboxCursor {
  const lastAt = new Date(Date.parse(until) - nth * SECONDS_APART * 1_000);
  return { lastAt, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' as ConversationId };
}
