/**
 * A customer's back end in small: it serves a page with a chat widget, lets a scripted bot answer, and tells Debrief
 * all of it over /v1, with a key that never leaves this process. It imports nothing of the rest of this repository.
 *
 *   POST /chat     {conversation, id, text} → {reply: {id, text} | null}; null while a person answers
 *   GET  /events   ?conversation=   Debrief's stream of that conversation, passed through with Last-Event-ID
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readEnv } from './env.ts';
import { answer } from './scripted-bot.ts';

const MAX_BODY_BYTES = 16 * 1024;

const { debriefUrl, apiKey, port } = readEnv();
const authorization = `Bearer ${apiKey}`;

interface Said {
  conversation: string;
  id: string;
  text: string;
}

async function chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const said = await readSaid(request);
  if (!said) return sendJson(response, 400, { problem: 'conversation, id and text must be texts' });
  const { conversation, id, text } = said;
  const userAgent = request.headers['user-agent'];
  await write([
    { type: 'message', conversation, id, role: 'visitor', text, visitor: { id: conversation }, context: { userAgent } },
  ]);
  if (await isBotPaused(conversation)) return sendJson(response, 200, { reply: null });

  const reply = answer(text);
  const replyId = `${id}-bot`;
  await write([
    { type: 'message', conversation, id: replyId, role: 'bot', text: reply.text, answered: reply.answered },
    ...(reply.handoff ? [{ type: 'handoff', conversation, reason: 'the visitor asked for a person' }] : []),
  ]);
  sendJson(response, 200, { reply: { id: replyId, text: reply.text, handoff: reply.handoff } });
}

/** Ids make it idempotent: whoever gets an error sends the same again. */
async function write(items: object[]): Promise<void> {
  const response = await fetch(`${debriefUrl}/v1/batch`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ items }),
  });
  if (!response.ok) throw new Error(`Debrief answered ${response.status}: ${await response.text()}`);
}

async function isBotPaused(conversation: string): Promise<boolean> {
  const url = `${debriefUrl}/v1/conversations/${encodeURIComponent(conversation)}`;
  const response = await fetch(url, { headers: { authorization } });
  if (!response.ok) throw new Error(`Debrief answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { botPaused: boolean }).botPaused;
}

async function passEvents(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const conversation = encodeURIComponent(url.searchParams.get('conversation') ?? '');
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const lastEventId = request.headers['last-event-id'];
  const events = await fetch(`${debriefUrl}/v1/conversations/${conversation}/stream`, {
    headers: { authorization, ...(typeof lastEventId === 'string' && { 'last-event-id': lastEventId }) },
    signal: gone.signal,
  });
  if (!events.ok || !events.body) return sendJson(response, events.status, { problem: await events.text() });
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  await pipeline(Readable.fromWeb(events.body), response);
}

async function readSaid(request: IncomingMessage): Promise<Said | null> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > MAX_BODY_BYTES) return null;
  }
  try {
    const { conversation, id, text } = JSON.parse(body) as Record<string, unknown>;
    const isSaid = typeof conversation === 'string' && typeof id === 'string' && typeof text === 'string';
    return isSaid ? { conversation, id, text } : null;
  } catch {
    return null;
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'POST' && url.pathname === '/chat') return chat(request, response);
  if (request.method === 'GET' && url.pathname === '/events') return passEvents(url, request, response);
  if (request.method !== 'GET' || url.pathname !== '/') return sendJson(response, 404, { problem: 'no such path' });
  const page = await readFile(new URL('../index.html', import.meta.url));
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

const server = createServer((request, response) => {
  route(request, response).catch((error: unknown) => {
    // A browser that left is no trouble; neither is a Debrief that restarts: the browser connects again.
    if (response.headersSent) return void response.destroy();
    console.error(error instanceof Error ? error.message : error);
    sendJson(response, 502, { problem: 'Debrief was not reached' });
  });
});
server.listen(port, '127.0.0.1', () => {
  const address = server.address();
  const chosen = typeof address === 'object' && address ? address.port : port;
  console.log(`The example widget is at http://127.0.0.1:${chosen}, and talks to ${debriefUrl}`);
});
