import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { queueBoardToken } from '@debrief/pipelines/operate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { passToBoard } from './pass-to-board.ts';

const deskSecret = 'a secret of at least thirty-two characters';
let server: Server;
let workersUrl: string;
let seen: { method?: string; url?: string; headers: IncomingHttpHeaders; body: string }[];
beforeEach(async () => {
  seen = [];
  server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      seen.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body });
      outgoing.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 'a=b', server: 'workers' });
      outgoing.end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  workersUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterEach(() => {
  server.close();
});

it('passes path, query and body on with the desk’s token, and no cookie either way', async () => {
  const request = new Request('https://desk.example/settings/queues/api/queues/debrief/retry?page=2', {
    method: 'PUT',
    headers: { cookie: 'debrief.session_token=x', authorization: 'Bearer mine', 'content-type': 'application/json' },
    body: '{"status":"failed"}',
  });
  const answer = await passToBoard(request, { workersUrl, deskSecret });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ ok: true });
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('server')).toBeNull();
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(seen).toMatchObject([
    { method: 'PUT', url: '/settings/queues/api/queues/debrief/retry?page=2', body: '{"status":"failed"}' },
  ]);
  expect(seen[0]?.headers.authorization).toBe(`Bearer ${queueBoardToken(deskSecret)}`);
  expect(seen[0]?.headers.cookie).toBeUndefined();
});

it('throws when no worker answers', async () => {
  const place = { workersUrl: 'http://127.0.0.1:1', deskSecret };
  await expect(passToBoard(new Request('https://desk.example/settings/queues'), place)).rejects.toThrow();
});
