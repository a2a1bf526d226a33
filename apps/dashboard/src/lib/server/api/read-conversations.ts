import {
  listConversations,
  parseId,
  readConversation,
  type ConversationCursor,
  type ConversationPage,
  type ConversationId,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { z } from 'zod';
import { readFilter, type ReadFilter } from '../filter/read-filter.ts';
import { listFiltered, UNHURRIED, type ListStores } from '../inbox/list-filtered.ts';
import { toConversation, toWholeConversation } from './conversation-views.ts';
import type { Handler } from './edge.ts';
import { Problem } from './problem.ts';

/** The handlers that read conversations. */
export function createConversationReader(stores: ListStores) {
  const { sql } = stores;
  const list: Handler = async ({ url }, key) => {
    const { limit, cursor, q } = parseQuery(url, listQuery);
    const read = await understand(sql, key.workspaceId, q ?? '');
    const list = { limit, after: cursor ?? null };
    // Words are found by their own index.
    const page =
      read?.terms.length === 0
        ? await listUnderFilter(stores, key.workspaceId, { ...list, read })
        : await listConversations(sql, key.workspaceId, { ...list, ...(read && { filter: read.filter }) });
    return Response.json({ conversations: page.rows.map(toConversation), next: page.next && formatCursor(page.next) });
  };

  const one: Handler = async ({ url, params }, key) => {
    const { agent } = parseQuery(url, oneQuery);
    const externalId = params.id ?? '';
    const found = await readConversation(sql, key.workspaceId, { externalId, agentKey: agent });
    return Response.json(toWholeConversation(oneConversation(found, { externalId, agent }).conversation));
  };

  return { list, one };
}

/** What was found when it is one; a Problem otherwise: 404, 409. */
export function oneConversation<One extends { found: 'one' }>(
  found: One | { found: 'none' } | { found: 'several'; agents: string[] },
  { externalId, agent }: { externalId: string; agent: string | undefined },
): One {
  if (found.found === 'one') return found;
  if (found.found === 'none') {
    const detail = `There is no conversation "${externalId}"${agent === undefined ? '' : ` of the agent "${agent}"`}.`;
    throw new Problem({ status: 404, code: 'unknown_conversation', detail });
  }
  const detail = `The conversation "${externalId}" exists for several agents (${found.agents.join(', ')}): name one with ?agent=`;
  throw new Problem({ status: 409, code: 'ambiguous_conversation', detail });
}

const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().transform(parseCursor).optional(),
  q: z.string().optional(),
});

const oneQuery = z.strictObject({ agent: z.string().max(200).optional() });

/** A page of a filter without words. Where it took too long it is short, or empty, and the next one goes on looking. */
async function listUnderFilter(
  stores: ListStores,
  workspaceId: WorkspaceId,
  { read, limit, after }: { read: ReadFilter; limit: number; after: ConversationCursor | null },
): Promise<ConversationPage> {
  const place = after && { lastAt: new Date(after.lastAtMicros / 1_000), id: after.id };
  const { filter, timeZone } = read;
  const list = { tab: 'all' as const, memberId: null, filter, timeZone, limit, after: place };
  const found = await listFiltered(stores, workspaceId, list, UNHURRIED);
  const among = found.rows.map(({ id }) => id);
  const { rows } = await listConversations(stores.sql, workspaceId, { limit, after: null, among });
  const next = found.next ?? found.reached;
  return { rows, next: next && { lastAtMicros: next.lastAt.getTime() * 1_000, id: next.id } };
}

/** What a filter means; null for none. Throws a Problem that says where it is not understood. */
async function understand(sql: Sql, workspaceId: WorkspaceId, text: string): Promise<ReadFilter | null> {
  if (text.trim() === '') return null;
  const read = await readFilter(sql, workspaceId, { text, memberId: null });
  if (read.ok) return read;
  const { message, at, length } = read.problem;
  throw new Problem({
    status: 422,
    code: 'filter_not_understood',
    detail: `?q=, character ${String(at + 1)}: ${message}`,
    more: { parameter: 'q', at, length },
  });
}

/** The query's parameters; throws a Problem that names the first that is not understood. */
export function parseQuery<Schema extends z.ZodType>(url: URL, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(Object.fromEntries(url.searchParams));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const parameter = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  throw new Problem({
    status: 422,
    code: 'parameter_not_understood',
    detail: `?${String(parameter)}=: ${issue?.message ?? 'not understood'}.`,
    more: { parameter: String(parameter) },
  });
}

function formatCursor({ lastAtMicros, id }: ConversationCursor): string {
  return Buffer.from(JSON.stringify([lastAtMicros, id])).toString('base64url');
}

const cursorParts = z.tuple([z.int(), z.string()]);

function parseCursor(cursor: string, context: z.core.$RefinementCtx): ConversationCursor {
  try {
    const [lastAtMicros, text] = cursorParts.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    const id = parseId<ConversationId>(text);
    if (id !== null) return { lastAtMicros, id };
  } catch {
    // Falls through to the refusal: how it is broken does not matter.
  }
  context.addIssue({ code: 'custom', message: 'this is no cursor of ours' });
  return z.NEVER;
}
