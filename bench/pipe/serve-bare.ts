/*
 * The bare thing that single posts are compared with: an HTTP server of a few lines that writes each message in a
 * transaction of its own, as most would write it, with a connection per client. It writes the same rows: the visitor, what
 * their browser says of them, the conversation's counts, the message once however often it is sent, the outbox row with
 * the request's name. No key, no limits, no checks but the message's shape, no tenant guard (see measure-singles.ts).
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { newId } from '@debrief/db';
import { createEnricher } from '@debrief/pipelines/enrich';
import { z } from 'zod';

const orderSchema = z.object({ databaseUrl: z.string(), workspaceId: z.string(), connections: z.int() });
const itemSchema = z.object({
  conversation: z.string(),
  id: z.string(),
  role: z.enum(['visitor', 'bot']),
  text: z.string(),
  visitor: z.object({ id: z.string() }).optional(),
  context: z
    .object({ userAgent: z.string(), country: z.string(), language: z.string(), pageUrl: z.string() })
    .optional(),
});
type Item = z.infer<typeof itemSchema>;

interface Place {
  workspaceId: string;
  agentId: string;
}

const enrich = createEnricher({});

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
        (status) => answer(status === 'created' ? 201 : 200, JSON.stringify({ status, id: item.id })),
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

class Duplicate extends Error {}

async function write(sql: postgres.Sql, place: Place, item: Item): Promise<'created' | 'duplicate'> {
  try {
    await sql.begin((tx) => append(tx, place, item));
    return 'created';
  } catch (error) {
    if (error instanceof Duplicate) return 'duplicate';
    throw error;
  }
}

async function append(tx: postgres.TransactionSql, { workspaceId, agentId }: Place, item: Item): Promise<void> {
  const { conversation, id, role, text } = item;
  const messageId = newId();
  const visitorId = item.visitor ? await upsertVisitor(tx, workspaceId, item.visitor.id) : null;
  const details = item.context || role === 'visitor' ? enrich(item.context ?? {}, new Headers()) : null;
  const about = {
    device: details?.device ?? null,
    os: details?.os ?? null,
    browser: details?.browser ?? null,
    country: details?.country ?? null,
    language: details?.language ?? null,
    page_url: details?.pageUrl ?? null,
  };
  const [visitorCount, botCount] = role === 'visitor' ? [1, 0] : [0, 1];
  const [row] = await tx<[{ id: string; revision: string; position: number }]>`
    insert into conversation as c (id, workspace_id, agent_id, external_id, visitor_id, revision, content_revision,
      started_at, last_at, message_count, visitor_count, bot_count, preview_role, preview_text, preview_at,
      analysis_due_at, device, os, browser, country, language, page_url)
    values (${newId()}, ${workspaceId}, ${agentId}, ${conversation}, ${visitorId}, 1, 1, now(), now(), 1,
      ${visitorCount}, ${botCount}, ${role}, ${text}, now(), now() + interval '10 minutes', ${about.device}, ${about.os},
      ${about.browser}, ${about.country}, ${about.language}, ${about.page_url})
    on conflict (workspace_id, external_id, agent_id) do update set revision = c.revision + 1,
      content_revision = c.revision + 1, last_at = now(), message_count = c.message_count + 1,
      visitor_count = c.visitor_count + excluded.visitor_count, bot_count = c.bot_count + excluded.bot_count,
      preview_role = excluded.preview_role, preview_text = excluded.preview_text, preview_at = now(),
      analysis_due_at = excluded.analysis_due_at, visitor_id = coalesce(excluded.visitor_id, c.visitor_id),
      device = coalesce(excluded.device, c.device), os = coalesce(excluded.os, c.os),
      browser = coalesce(excluded.browser, c.browser), country = coalesce(excluded.country, c.country),
      language = coalesce(excluded.language, c.language), page_url = coalesce(excluded.page_url, c.page_url)
    returning id, revision, message_count - 1 as position`;
  const { count } = await tx`
    insert into message (id, workspace_id, conversation_id, external_id, position, role, text, at, revision, content_hash)
    values (${messageId}, ${workspaceId}, ${row.id}, ${id}, ${row.position}, ${role}, ${text}, now(), ${row.revision},
      sha256(${text}::bytea))
    on conflict (conversation_id, external_id) do nothing`;
  if (count === 0) throw new Duplicate();
  await tx`
    insert into outbox (seq, workspace_id, conversation_id, kind, entity_id, revision, request_id)
    values (nextval('outbox_seq'), ${workspaceId}, ${row.id}, 'message.created', ${messageId}, ${row.revision},
      ${randomUUID().slice(0, 12)})`;
}

async function upsertVisitor(tx: postgres.TransactionSql, workspaceId: string, externalId: string): Promise<string> {
  const [visitor] = await tx<[{ id: string }]>`
    insert into visitor (id, workspace_id, external_id) values (${newId()}, ${workspaceId}, ${externalId})
    on conflict (workspace_id, external_id) do update set external_id = excluded.external_id
    returning id`;
  return visitor.id;
}
