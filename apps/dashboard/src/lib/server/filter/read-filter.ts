import {
  listAgents,
  listMembers,
  listTopicNames,
  readWorkspace,
  type ConversationFilter,
  type MemberId,
  type SearchTerm,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import {
  listSearchTerms,
  namesTopic,
  parseFilter,
  resolveFilter,
  type Filter,
  type FilterProblem,
} from '@debrief/pipelines/filter';

export interface ReadFilter {
  ok: true;
  /** As it was written. */
  tree: Filter;
  filter: ConversationFilter;
  /** Words and phrases it searches for. */
  terms: SearchTerm[];
  /** Of the workspace, in which days of the filter are meant. */
  timeZone: string;
}

/** A filter as a member, or a program (null), wrote it, with the names of the workspace resolved. */
export async function readFilter(
  sql: Sql,
  workspaceId: WorkspaceId,
  { text, memberId }: { text: string; memberId: MemberId | null },
): Promise<ReadFilter | { ok: false; problem: FilterProblem }> {
  const parsed = parseFilter(text);
  if (!parsed.ok) return parsed;
  const [agents, members, { timeZone }, topics] = await Promise.all([
    listAgents(sql, workspaceId),
    listMembers(sql, workspaceId),
    readWorkspace(sql, workspaceId),
    namesTopic(parsed.filter) ? listTopicNames(sql, workspaceId) : [],
  ]);
  const names = { now: new Date(), timeZone, memberId, agents, members, topics };
  const resolved = resolveFilter(parsed.filter, parsed.places, names);
  if (!resolved.ok) return resolved;
  const { filter } = resolved;
  return { ok: true, tree: parsed.filter, filter, terms: listSearchTerms(filter), timeZone };
}
