import { createApiKey, createWorkspace, type WorkspaceId } from '@debrief/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '#lib/server/live/testing/read-events.ts';
import { startDashboard, type Dashboard } from '../../testing/start-dashboard.ts';

let desk: Dashboard;
let workspaceId: WorkspaceId;
let key: string;

beforeAll(async () => {
  desk = await startDashboard();
  workspaceId = await createWorkspace(desk.sql, { name: 'W' });
  ({ key } = await createApiKey(desk.sql, workspaceId, { kind: 'secret', name: 'test' }));
});
afterAll(async () => {
  await desk.stop();
});

function ask(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Response> {
  const all = new Headers({ authorization: `Bearer ${key}`, ...headers });
  if (body !== undefined) all.set('content-type', 'application/json');
  return fetch(desk.url + path, { method, body, headers: all });
}

const message = (id: string, text = 'hello') => ({ conversation: 'c-1', id, role: 'visitor', text });

describe('the built server', () => {
  it('takes each write of /v1 and gives the conversation back', async () => {
    expect((await ask('POST', '/v1/messages', JSON.stringify({ ...message('m-1'), role: 'bot' }))).status).toBe(201);
    const rating = { conversation: 'c-1', message: 'm-1', rating: 'helpful' };
    expect((await ask('POST', '/v1/feedback', JSON.stringify(rating))).status).toBe(201);
    expect((await ask('POST', '/v1/handoff', '{"conversation":"c-1"}')).status).toBe(201);
    expect((await ask('POST', '/v1/end', '{"conversation":"c-1"}')).status).toBe(201);
    const batch = await ask('POST', '/v1/batch', JSON.stringify({ items: [{ type: 'message', ...message('m-2') }] }));
    expect(await batch.json()).toEqual({ items: [{ status: 'created', id: 'm-2' }] });
    expect(await (await ask('GET', '/v1/conversations/c-1')).json()).toMatchObject({ id: 'c-1', messageCount: 2 });
    expect(await (await ask('GET', '/v1/conversations?limit=1')).json()).toMatchObject({
      conversations: [{ id: 'c-1' }],
    });
  });

  it('finds a conversation whatever its id is made of', async () => {
    for (const id of ['a/b', 'a%2Fb', 'ü?#&+ ', 'x'.repeat(200)]) {
      const body = JSON.stringify({ ...message('m'), conversation: id });
      expect((await ask('POST', '/v1/messages', body)).status).toBe(201);
      const found = await ask('GET', `/v1/conversations/${encodeURIComponent(id)}`);
      expect(await found.json()).toMatchObject({ id });
    }
  });

  it('takes bodies up to the limit of the API, which is above that of its adapter', async () => {
    const items = Array.from({ length: 60 }, (_, index) => ({
      ...{ type: 'message', ...message(`large-${index}`, 'x'.repeat(64 * 1024)) },
    }));
    expect((await ask('POST', '/v1/batch', JSON.stringify({ items }))).status).toBe(200);
    const tooLarge = await ask('POST', '/v1/batch', ' '.repeat(6 * 1024 * 1024));
    expect(tooLarge.status).toBe(413);
    expect(await tooLarge.json()).toMatchObject({ code: 'body_too_large' });
  });

  it.each([
    ['GET', '/v1/batch', 405, 'POST, OPTIONS'],
    ['DELETE', '/v1/conversations/c-1', 405, 'GET, PATCH, HEAD, OPTIONS'],
    ['PUT', '/v1/messages', 405, 'POST, OPTIONS'],
    ['POST', '/v1/nothing/here', 404, null],
    ['GET', '/v1/', 404, null],
    ['POST', '/v1/openapi.json', 405, 'GET, HEAD, OPTIONS'],
    ['GET', '/v1/conversations/%ff', 400, null],
  ])('answers %s %s with a problem, whoever asks', async (method, path, status, allow) => {
    const response = await ask(method, path, undefined, { authorization: '', accept: 'text/html' });
    expect(response.status).toBe(status);
    expect(response.headers.get('allow')).toBe(allow);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status, requestId: response.headers.get('x-request-id') });
  });

  it('lets a page elsewhere ask whether it may write, and describes itself to anybody', async () => {
    const preflight = await ask('OPTIONS', '/v1/messages', undefined, { origin: 'https://shop.example' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    const described = (await (await fetch(`${desk.url}/v1/openapi.json`)).json()) as { paths: Record<string, object> };
    for (const path of Object.keys(described.paths).filter((each) => !each.includes('{'))) {
      expect((await ask('OPTIONS', path, undefined, { authorization: '' })).status, path).toBe(204);
    }
  });

  it('says that it lives, and whether it can work', async () => {
    expect(await (await fetch(`${desk.url}/healthz`)).text()).toBe('ok\n');
    const ready = await fetch(`${desk.url}/readyz`);
    expect(await ready.json()).toEqual({ postgres: 'ok', clickhouse: 'ok' });
    expect(ready.status).toBe(200);
    const [last] = await desk.sql<{ id: number; created_at: number }[]>`
      delete from debrief.__drizzle_migrations where id = (select max(id) from debrief.__drizzle_migrations)
      returning id, hash, created_at`;
    const behind = await fetch(`${desk.url}/readyz`);
    expect(behind.status).toBe(503);
    expect(await behind.json()).toMatchObject({ postgres: 'not migrated' });
    expect(last).toBeDefined();
  });

  it('keeps /live for members', async () => {
    const response = await ask('GET', '/live');
    expect(response.status).toBe(401);
  });
});

it('stops at once with streams open, which are told so by their end', async () => {
  const other = await startDashboard();
  const workspace = await createWorkspace(other.sql, { name: 'W' });
  const { key: secret } = await createApiKey(other.sql, workspace, { kind: 'secret', name: 'test' });
  const headers = { authorization: `Bearer ${secret}` };
  const events = readEvents(`${other.url}/v1/stream`, { headers });
  expect((await events.next()).value).toMatchObject({ event: 'ready' });
  const end = events.next();
  const stoppedAt = performance.now();
  const code = await other.stop();
  expect(performance.now() - stoppedAt).toBeLessThan(7_500);
  expect(code).toBe(0);
  expect((await end).done).toBe(true);
});
