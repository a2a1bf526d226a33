/** The built server, because only there the address of the caller is a socket's. */
import { request as ask } from 'node:http';
import { createApiKey, createWorkspace, type Sql } from '@debrief/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDashboard, type Dashboard } from '../../testing/start-dashboard.ts';

const token = 'scrape-me-0123456789';
let desk: Dashboard;
let proxied: Dashboard;
beforeAll(async () => {
  [desk, proxied] = await Promise.all([
    startDashboard({ DEBRIEF_METRICS_TOKEN: token }),
    startDashboard({ ORIGIN: 'https://debrief.example.com' }),
  ]);
});
afterAll(() => Promise.all([desk.stop(), proxied.stop()]));

/** With a Host of one's own, which fetch does not allow. */
function status(url: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = ask(`${url}/metrics`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.once('error', reject).end();
  });
}

async function keys(sql: Sql) {
  const workspaceId = await createWorkspace(sql, { name: 'W' });
  const create = (kind: 'secret' | 'public') => createApiKey(sql, workspaceId, { kind, name: kind });
  return { secret: (await create('secret')).key, open: (await create('public')).key };
}

it('tells a program on this machine, without a session, what was sent', async () => {
  const { secret } = await keys(desk.sql);
  const sent = await fetch(`${desk.url}/v1/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: 'c', id: 'm', role: 'visitor', text: 'Hi' }),
  });
  expect(sent.status).toBe(201);
  const answer = await fetch(`${desk.url}/metrics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const text = await answer.text();
  expect(text).toContain('debrief_ingest_requests_total{route="/v1/messages",status="201"} 1');
  expect(text).toContain('debrief_ingest_seconds_count{route="/v1/messages"} 1');
  expect(text).toContain('debrief_ingest_items_total{status="created"} 1');
  expect(text).toMatch(/^debrief_outbox_lag_seconds\{reader="dispatch"\} \d/m);
});

it('tells nobody who comes through a proxy, or by another name, unless they bring token or secret key', async () => {
  const { secret, open } = await keys(desk.sql);
  expect(await status(desk.url, { 'x-forwarded-for': '203.0.113.7' })).toBe(403);
  expect(await status(desk.url, { host: 'evil.example' })).toBe(403);
  const outside = { 'x-forwarded-for': '203.0.113.7' };
  expect(await status(desk.url, { ...outside, authorization: `Bearer ${token}` })).toBe(200);
  expect(await status(desk.url, { ...outside, authorization: `Bearer ${secret}` })).toBe(200);
  expect(await status(desk.url, { ...outside, authorization: `Bearer ${open}` })).toBe(403);
  expect(await status(desk.url, { ...outside, authorization: 'Bearer nobody' })).toBe(403);
});

it('takes no caller for local where ORIGIN says that there is a proxy', async () => {
  expect(await status(proxied.url)).toBe(403);
  expect(await status(proxied.url, { authorization: `Bearer ${token}` })).toBe(403);
  const { secret } = await keys(proxied.sql);
  expect(await status(proxied.url, { authorization: `Bearer ${secret}` })).toBe(200);
});

it('keeps the name that a program gives its request, as far as the outbox, and makes one for a bad name', async () => {
  const { secret } = await keys(desk.sql);
  const send = (id: string, name: string) =>
    fetch(`${desk.url}/v1/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'x-request-id': name },
      body: JSON.stringify({ conversation: `named-${id}`, id, role: 'visitor', text: 'Hi' }),
    });
  expect((await send('1', 'order-4711.retry_2')).headers.get('x-request-id')).toBe('order-4711.retry_2');
  const made = (await send('2', 'a name with spaces')).headers.get('x-request-id');
  expect(made).toMatch(/^[0-9a-f]{12}$/);
  const rows = await desk.sql`
    select o.request_id as id from outbox o join conversation c on c.id = o.conversation_id
    where c.external_id like 'named-%' order by o.seq`;
  expect(rows).toEqual([{ id: 'order-4711.retry_2' }, { id: made }]);
  // Pages are named by us alone.
  const page = await fetch(`${desk.url}/healthz`, { headers: { 'x-request-id': 'mine' } });
  expect(page.headers.get('x-request-id')).not.toBe('mine');
});
