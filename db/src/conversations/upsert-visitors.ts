import { newId, type WorkspaceId } from '../ids.ts';
import type { Transaction } from '../postgres/connect.ts';
import type { IncomingItem } from './incoming.ts';

/** The row ids of the visitors that items name, by their external ids; a name or e-mail given later fills in or replaces. */
export async function upsertVisitors(
  tx: Transaction,
  workspaceId: WorkspaceId,
  items: IncomingItem[],
): Promise<Map<string, string>> {
  const named = new Map<string, { name: string | null; email: string | null }>();
  for (const item of items) {
    if (item.type !== 'message' || !item.visitor) continue;
    const known = named.get(item.visitor.id);
    const { name, email } = item.visitor;
    named.set(item.visitor.id, { name: name ?? known?.name ?? null, email: email ?? known?.email ?? null });
  }
  if (named.size === 0) return new Map();

  const rows = [...named]
    .map(([external_id, visitor]) => ({ id: newId(), external_id, ...visitor }))
    .toSorted((a, b) => (a.external_id < b.external_id ? -1 : 1));
  const written = tx`
    insert into visitor (id, workspace_id, external_id, name, email)
    select r.id, ${workspaceId}, r.external_id, r.name, r.email
    from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, external_id text, name text, email text)
    on conflict (workspace_id, external_id) do update
      set name = coalesce(excluded.name, visitor.name), email = coalesce(excluded.email, visitor.email)
      where (excluded.name is not null and excluded.name is distinct from visitor.name)
        or (excluded.email is not null and excluded.email is distinct from visitor.email)`.execute();
  const found = tx<{ id: string; externalId: string }[]>`
    select id, external_id as "externalId" from visitor
    where workspace_id = ${workspaceId} and external_id = any(${[...named.keys()]})`.execute();
  const [, ids] = await Promise.all([written, found]);
  return new Map(ids.map((row) => [row.externalId, row.id]));
}
