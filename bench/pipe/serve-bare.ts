/*
 * The bare thing that single posts are compared with: an HTTP server of a few lines that writes each message in a
 * transaction of its own, as most would write it, with a connection per client. No key, no checks, no enrichment, no
 * tenant guard; the same tables, indexes and outbox.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { newId } from '@debrief/db';
import { z } from 'zod';

const orderSchema = z.object({ databaseUrl: z.string(), workspaceId: z.string(), connections: z.int() });
const itemSchema = z.object({ conversation: z.string(), id: z.string(), role: z.string(), text: z.string() });

process.once('message', (message) => {
  const { databaseUrl, workspaceId, connections } = orderSchema.parse(message);
  const sql = postgres(databaseUrl, { max: connections, onnotice: () => undefined });
  void serve(sql, workspaceId);
});
process.once('disconnect', () => process.exit(0));

async function serve(sql: postgres.Sql, workspaceId: string): Promise<void> {
  const agentId = newId();
  await sql`insert into agent (id, workspace_id, key, name) values (${agentId}, ${workspaceId}, 'bare', 'bare')`;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const item = itemSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
      write(sql, { workspaceId, agentId }, item).then(
        () => answer(201, JSON.stringify({ status: 'created', id: item.id })),
        (error: unknown) => answer(500, String(error)),
      );
    });
    function answer(status: number, body: string): void {
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    }
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

async function write(
  sql: postgres.Sql,
  { workspaceId, agentId }: { workspaceId: string; agentId: string },
  { conversation, id, role, text }: z.infer<typeof itemSchema>,
): Promise<void> {
  const messageId = newId();
  await sql.begin(async (tx) => {
    const [row] = await tx<[{ id: string; revision: string; position: number }]>`
      insert into conversation as c (id, workspace_id, agent_id, external_id, revision, content_revision, started_at,
        last_at, message_count, preview_role, preview_text, preview_at, analysis_due_at)
      values (${newId()}, ${workspaceId}, ${agentId}, ${conversation}, 1, 1, now(), now(), 1, ${role}, ${text}, now(),
        now() + interval '10 minutes')
      on conflict (workspace_id, external_id, agent_id) do update set revision = c.revision + 1,
        content_revision = c.revision + 1, last_at = now(), message_count = c.message_count + 1,
        preview_role = excluded.preview_role, preview_text = excluded.preview_text, preview_at = now(),
        analysis_due_at = excluded.analysis_due_at
      returning id, revision, message_count - 1 as position`;
    await tx`
      insert into message (id, workspace_id, conversation_id, external_id, position, role, text, at, revision, content_hash)
      values (${messageId}, ${workspaceId}, ${row.id}, ${id}, ${row.position}, ${role}, ${text}, now(), ${row.revision},
        sha256(${text}::bytea))`;
    await tx`
      insert into outbox (seq, workspace_id, conversation_id, kind, entity_id, revision)
      values (nextval('outbox_seq'), ${workspaceId}, ${row.id}, 'message.created', ${messageId}, ${row.revision})`;
  });
}
